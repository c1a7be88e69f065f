package org.circulog.metrics.repair;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import org.circulog.metrics.population.Estimate;
import org.circulog.metrics.survival.MeanCumulativeFunction;

/** A step of the mean cumulative repairs: at an age, among how many devices, and how many per device up to there. */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record RepairsPoint(
        @NotNull Integer ageDays,
        @NotNull Long atRisk,
        @NotNull Long repairs,
        @NotNull Estimate perDevice) {

    static RepairsPoint of(MeanCumulativeFunction mean, int step) {
        return new RepairsPoint((int) mean.age(step), mean.atRisk(step), mean.events(step), perDevice(mean, step));
    }

    static Estimate perDevice(MeanCumulativeFunction mean, int step) {
        return Estimate.of(mean.mean(step), mean.standardError(step), mean.limits(step));
    }
}
