package org.circulog.metrics.repair;

import jakarta.validation.constraints.NotNull;
import org.circulog.metrics.cells.Cells;
import org.circulog.metrics.cells.Measure;
import org.circulog.metrics.population.BirthExclusions;
import org.circulog.metrics.population.BirthPrecision;

/**
 * Devices that the mean number of repairs by age leaves out, by the reason.
 *
 * @param birthUnknown without a date of sale
 * @param birthByYear with one that is known only to the year, unless such were asked for
 * @param neverAtRisk that came under observation only after their end
 */
public record RiskExclusions(
        @NotNull Long birthUnknown,
        @NotNull Long birthByYear,
        @NotNull Long neverAtRisk) {

    static RiskExclusions of(Cells cells, BirthPrecision minPrecision) {
        BirthExclusions birth = BirthExclusions.of(cells, minPrecision);
        return new RiskExclusions(birth.birthUnknown(), birth.birthByYear(), cells.count(Measure.NEVER_AT_RISK));
    }
}
