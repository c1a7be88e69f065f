package org.circulog.metrics.use;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import org.circulog.metrics.population.Estimate;
import org.circulog.metrics.survival.IntervalScale;
import org.circulog.metrics.survival.KaplanMeier;
import org.circulog.metrics.survival.SurvivalEstimate;

/**
 * A step of the curve of repairs that hold.
 *
 * @param days since the repair
 * @param atRisk repairs that held at least so long and were followed so long
 * @param failed of them, those after which the device stopped or was repaired again on that day
 * @param censored of them, those that were not followed further
 * @param holding share of repairs that hold longer
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record HoldingPoint(
        @NotNull Integer days,
        @NotNull Long atRisk,
        @NotNull Long failed,
        @NotNull Long censored,
        @NotNull Estimate holding) {

    static HoldingPoint of(KaplanMeier curve, int step) {
        SurvivalEstimate estimate = curve.estimate(step);
        return new HoldingPoint(
                (int) curve.table().age(step),
                (long) curve.table().atRisk(step),
                (long) curve.table().events(step),
                (long) curve.table().censored(step),
                Estimate.of(estimate.survival(), estimate.standardError(), estimate.limits(IntervalScale.LOG_LOG)));
    }
}
