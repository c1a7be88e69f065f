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
 * @param birthImprecise with one that is not as exact as was asked for
 * @param neverAtRisk that came under observation only after their end
 */
public record RiskExclusions(
        @NotNull Long birthUnknown,
        @NotNull Long birthImprecise,
        @NotNull Long neverAtRisk) {

    static RiskExclusions of(Cells cells, BirthPrecision minPrecision) {
        BirthExclusions birth = BirthExclusions.of(cells, minPrecision);
        return new RiskExclusions(birth.birthUnknown(), birth.birthImprecise(), cells.count(Measure.NEVER_AT_RISK));
    }
}
