package org.circulog.metrics.lifetime;

import java.util.EnumSet;
import java.util.Set;

/** How a device leaves the devices at risk. */
public enum Exit {
    TREATED,
    DISPOSED,
    EXPORTED,
    LOST,
    STOLEN,
    /** Exported, lost or stolen, where these are not told apart. */
    WITHDRAWN,
    /** Still in the records. */
    LIVING;

    /** The ends of life; who leaves otherwise is censored. */
    static final Set<Exit> ENDS = EnumSet.of(TREATED, DISPOSED);
}
