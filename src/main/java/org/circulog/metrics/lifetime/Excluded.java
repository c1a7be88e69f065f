package org.circulog.metrics.lifetime;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.Collection;
import java.util.function.ToLongFunction;
import org.circulog.metrics.cells.Cells;
import org.circulog.metrics.cells.Measure;
import org.circulog.metrics.population.BirthPrecision;
import org.circulog.metrics.population.Reading;

/**
 * Devices of a group that are in no lifetime.
 *
 * @param birthUnknown without a sale
 * @param birthByYear whose birth is known only to the year, unless such were asked for
 * @param neverAtRisk that left before or on the day on which they came under observation
 */
public record Excluded(
        @NotNull Long birthUnknown,
        @NotNull Long birthByYear,
        @NotNull Long neverAtRisk) {

    static Excluded of(Collection<Cells> cells, Censoring censoring, Reading reading) {
        boolean yearsCount = reading.selection().minPrecision() == BirthPrecision.YEAR;
        return new Excluded(
                sum(cells, each -> each.count(Measure.BIRTH_UNKNOWN)),
                yearsCount ? 0 : sum(cells, each -> each.count(Measure.BIRTH_BY_YEAR)),
                sum(
                        cells,
                        each -> each.count(Measure.NEVER_AT_RISK)
                                + livingNeverAtRisk(each, censoring, reading.until())));
    }

    /** Came on the day until which is counted, or was not seen again after it came. */
    private static long livingNeverAtRisk(Cells cells, Censoring censoring, LocalDate until) {
        return censoring == Censoring.LAST_SEEN
                ? cells.total(Measure.UNSEEN_ENTRY) - cells.count(Measure.UNSEEN_ENTRY, 0)
                : totalFrom(cells, Measure.LIVING_ENTERED, Math.toIntExact(until.toEpochDay()));
    }

    private static long totalFrom(Cells cells, Measure measure, int first) {
        long total = 0;
        for (int value = first; value < cells.limit(measure); value++) {
            total += cells.count(measure, value);
        }
        return total;
    }

    private static long sum(Collection<Cells> cells, ToLongFunction<Cells> count) {
        return cells.stream().mapToLong(count).sum();
    }

    long total() {
        return birthUnknown + birthByYear + neverAtRisk;
    }
}
