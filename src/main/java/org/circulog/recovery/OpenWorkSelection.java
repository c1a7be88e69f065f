package org.circulog.recovery;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * Whose open work is asked for, under which conditions.
 *
 * @param today the day up to which days are counted
 */
record OpenWorkSelection(UUID organisationId, OpenWorkSearch search, LocalDate today) {
    List<WorkKind> kinds() {
        return search.kind == null ? List.of(WorkKind.values()) : List.of(search.kind);
    }

    /** The last day since which what is asked for may be open; null for any. */
    LocalDate latestDay() {
        return search.minAgeDays == null ? null : today.minusDays(search.minAgeDays);
    }
}
