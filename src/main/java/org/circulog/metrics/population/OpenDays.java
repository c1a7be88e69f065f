package org.circulog.metrics.population;

import java.time.LocalDate;
import org.circulog.metrics.cells.Cells;
import org.circulog.metrics.cells.Measure;

/** Days of what goes on, which grow with every day. */
public final class OpenDays {
    private OpenDays() {}

    /** From a day, counted since 1970-01-01, until another one; at least 0. */
    public static int since(int firstDay, LocalDate until) {
        return (int) Math.max(0, until.toEpochDay() - firstDay);
    }

    /** The days of all that is counted by its first day. */
    public static long sum(Cells cells, Measure byFirstDay, LocalDate until) {
        long[] days = {0};
        cells.forEach(byFirstDay, (firstDay, count) -> days[0] += count * since(firstDay, until));
        return days[0];
    }
}
