package org.circulog.metrics.population;

import jakarta.validation.constraints.NotNull;
import org.circulog.metrics.cells.Cells;
import org.circulog.metrics.cells.Measure;

/**
 * Devices that figures by age leave out, by the reason.
 *
 * @param birthUnknown without a date of sale
 * @param birthByYear with one that is known only to the year, unless such were asked for
 */
public record BirthExclusions(
        @NotNull Long birthUnknown, @NotNull Long birthByYear) {

    public static BirthExclusions of(Cells cells, BirthPrecision minPrecision) {
        return new BirthExclusions(
                cells.count(Measure.BIRTH_UNKNOWN),
                minPrecision == BirthPrecision.YEAR ? 0 : cells.count(Measure.BIRTH_BY_YEAR));
    }
}
