package org.circulog.exchange;

import java.util.List;
import org.circulog.event.RecordEvent;

/** What a row of a file says. */
sealed interface MappedRow {
    /**
     * A repair attempt.
     *
     * @param warnings about what was left out or assumed
     */
    record Readable(RecordEvent event, List<Remark> warnings) implements MappedRow {
        public Readable {
            warnings = List.copyOf(warnings);
        }
    }

    /** Nothing that can be recorded; every reason is given. */
    record Unreadable(List<Remark> reasons) implements MappedRow {
        public Unreadable {
            reasons = List.copyOf(reasons);
        }
    }
}
