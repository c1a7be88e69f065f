package org.circulog.life;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * A repair or reuse that restarted use.
 *
 * @param eventId null where only the steps of the life are known
 * @param to day on which the use it added stopped; null while it goes on
 * @param endedBy what stopped it, or began the next use; null while it goes on
 */
public record Intervention(UUID eventId, Kind kind, LocalDate from, LocalDate to, FactKind endedBy) {
    /** What restarted use. */
    public enum Kind {
        REPAIR,
        REUSE
    }

    public boolean isOpen() {
        return to == null;
    }

    /** Days of use added, up to {@code until} while it goes on. */
    public int addedUseDays(LocalDate until) {
        return (int) Math.max(0, ChronoUnit.DAYS.between(from, isOpen() ? until : to));
    }

    Intervention endedBy(Step step) {
        return new Intervention(eventId, kind, from, step.day(), step.kind());
    }
}
