package org.circulog.metrics.repair;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.circulog.metrics.population.Estimate;
import org.circulog.metrics.population.Thinning;
import org.circulog.metrics.survival.MeanCumulativeFunction;

/**
 * How many successful repairs a device has up to an age (Nelson), over devices with a known birth; those at or before the day
 * on which a device came under observation are not counted.
 *
 * @param repairs that are counted, at any age
 * @param tau the age in days up to which the mean reaches; null if there were never 10 devices at risk
 * @param tauLowered whether that is less than was asked for, because fewer than 10 devices were at risk there
 * @param standardErrorFromSample whether standard errors rest on a sample of the devices; null if there are none
 * @param samplingFactor how many devices each in the sample stands for; null if there are no standard errors
 * @param curve at most 500 of its steps; null where groups were asked for
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record MeanRepairs(
        @NotNull Long repairs,
        Double tau,
        @NotNull Boolean tauLowered,
        @NotNull Estimate perDevice,
        Boolean standardErrorFromSample,
        Long samplingFactor,
        List<RepairsPoint> curve) {
    /** Up to the age there was no repair, which says nothing of the error. */
    private static final Estimate NO_REPAIR = new Estimate(0.0, null, null, null);

    /** Of one of several groups, from counts alone. */
    static MeanRepairs of(RepairCounts counts, Double requestedTau) {
        MeanCumulativeFunction mean = MeanCumulativeFunction.of(counts.table());
        Double tau = counts.tau(requestedTau);
        return new MeanRepairs(counts.repairs(), tau, isLowered(tau, requestedTau), at(tau, mean), null, null, null);
    }

    /** With the devices themselves, or a sample of them, for the standard errors. */
    static MeanRepairs of(RepairCounts counts, Double requestedTau, RepairSample sample) {
        MeanCumulativeFunction mean = MeanCumulativeFunction.of(counts.table(), sample.recurrences(), sample.factor());
        Double tau = counts.tau(requestedTau);
        return new MeanRepairs(
                counts.repairs(),
                tau,
                isLowered(tau, requestedTau),
                at(tau, mean),
                sample.factor() > 1,
                sample.factor(),
                Thinning.indices(mean.size())
                        .mapToObj(step -> RepairsPoint.of(mean, step))
                        .toList());
    }

    private static boolean isLowered(Double tau, Double requested) {
        return tau != null && requested != null && tau < requested;
    }

    private static Estimate at(Double tau, MeanCumulativeFunction mean) {
        if (tau == null) {
            return Estimate.NONE;
        }
        int step = mean.indexAt(tau);
        return step < 0 ? NO_REPAIR : RepairsPoint.perDevice(mean, step);
    }
}
