package org.circulog.event;

import org.circulog.life.FactKind;
import org.circulog.life.RepairJob;

/** What one type of event says of its own. */
public sealed interface EventContent permits Sale, Repair, Reuse, Recycling, MaterialRecovery, Withdrawal {
    EventType type();

    /** What it means for the device's life. */
    FactKind factKind();

    /** Milligrams recovered or received; 0 where nobody weighed. */
    default long massMg() {
        return 0;
    }

    /** What the shop says of a job; nothing for anything but a repair. */
    default RepairJob job() {
        return RepairJob.UNDESCRIBED;
    }

    /** What organisations may see that did not record it: the outcome; null if nothing. */
    EventContent reduced();
}
