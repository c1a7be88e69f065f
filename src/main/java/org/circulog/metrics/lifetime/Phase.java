package org.circulog.metrics.lifetime;

import static org.circulog.metrics.lifetime.Exit.DISPOSED;
import static org.circulog.metrics.lifetime.Exit.EXPORTED;
import static org.circulog.metrics.lifetime.Exit.LOST;
import static org.circulog.metrics.lifetime.Exit.STOLEN;
import static org.circulog.metrics.lifetime.Exit.TREATED;
import static org.circulog.metrics.lifetime.Exit.WITHDRAWN;

import java.util.Map;
import org.circulog.metrics.cells.Measure;

/** The part of a life in which a device is looked at, with what is counted of it. */
enum Phase {
    WHOLE(
            Measure.ENTRY,
            Map.of(
                    TREATED, Measure.TREATED,
                    DISPOSED, Measure.DISPOSED,
                    EXPORTED, Measure.EXPORTED,
                    LOST, Measure.LOST,
                    STOLEN, Measure.STOLEN),
            Measure.LIVING,
            Measure.SEEN,
            Measure.UNSEEN_ENTRY),
    /** From the first successful repair on. */
    REPAIRED(
            Measure.REPAIRED_ENTRY,
            Map.of(
                    TREATED, Measure.REPAIRED_TREATED,
                    DISPOSED, Measure.REPAIRED_DISPOSED,
                    WITHDRAWN, Measure.REPAIRED_WITHDRAWN),
            Measure.REPAIRED_LIVING,
            Measure.REPAIRED_SEEN,
            Measure.REPAIRED_UNSEEN_ENTRY),
    /** From the first reuse on. */
    REUSED(
            Measure.REUSED_ENTRY,
            Map.of(
                    TREATED, Measure.REUSED_TREATED,
                    DISPOSED, Measure.REUSED_DISPOSED,
                    WITHDRAWN, Measure.REUSED_WITHDRAWN),
            Measure.REUSED_LIVING,
            Measure.REUSED_SEEN,
            Measure.REUSED_UNSEEN_ENTRY);

    private final Measure entry;
    private final Map<Exit, Measure> exits;
    private final Measure living;
    private final Measure seen;
    private final Measure unseenEntry;

    Phase(Measure entry, Map<Exit, Measure> exits, Measure living, Measure seen, Measure unseenEntry) {
        this.entry = entry;
        this.exits = exits;
        this.living = living;
        this.seen = seen;
        this.unseenEntry = unseenEntry;
    }

    Measure entry() {
        return entry;
    }

    /** Those who left the records, by age. */
    Map<Exit, Measure> exits() {
        return exits;
    }

    /** Those who did not, by the day of birth. */
    Measure living() {
        return living;
    }

    /** The same by their age at the last event, but for those of {@link #unseenEntry()}. */
    Measure seen() {
        return seen;
    }

    Measure unseenEntry() {
        return unseenEntry;
    }

    /** Who enters at age 0 is at risk at age 0; a phase that begins at some event only begins after its day. */
    boolean beginsAtBirth() {
        return this == WHOLE;
    }
}
