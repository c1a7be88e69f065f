package org.circulog.life;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * Whole days of a life by what they were; no calendar day counts twice.
 *
 * @param first first use; null while it is under way or where its start is unknown
 * @param repair added by repairs
 * @param reuse added by reuse
 * @param downtime out of use between two uses, or between the last use and the end
 */
public record UseDays(Integer first, int repair, int reuse, int downtime) {
    static final UseDays NONE = new UseDays(null, 0, 0, 0);

    public int added() {
        return repair + reuse;
    }

    /** With the days from {@code since} to {@code day} that were spent in the given use. */
    UseDays plus(Use use, LocalDate since, LocalDate day) {
        if (since == null || use == Use.NONE) {
            return this;
        }
        int days = (int) Math.max(0, ChronoUnit.DAYS.between(since, day));
        return switch (use) {
            case FIRST_USE -> new UseDays(days, repair, reuse, downtime);
            case REPAIRED -> new UseDays(first, repair + days, reuse, downtime);
            case REUSED -> new UseDays(first, repair, reuse + days, downtime);
            case OUT_OF_USE -> new UseDays(first, repair, reuse, downtime + days);
            case NONE -> this;
        };
    }
}
