package org.circulog.metrics.repair;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import org.circulog.metrics.cells.Cells;
import org.circulog.metrics.cells.Measure;
import org.circulog.metrics.population.Estimate;
import org.circulog.metrics.survival.Proportion;

/**
 * How attempts ended, or how the best attempt on each device did.
 *
 * @param successRate FIXED among those whose outcome is known, with the interval of Wilson
 * @param successRateWithUnknown FIXED among all
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Outcomes(
        @NotNull Long fixed,
        @NotNull Long repairable,
        @NotNull Long endOfLife,
        @NotNull Long unknown,
        @NotNull Estimate successRate,
        @NotNull Estimate successRateWithUnknown) {

    static Outcomes ofAttempts(Cells cells) {
        return of(
                cells.count(Measure.ATTEMPTS_FIXED),
                cells.count(Measure.ATTEMPTS_REPAIRABLE),
                cells.count(Measure.ATTEMPTS_END_OF_LIFE),
                cells.count(Measure.ATTEMPTS_UNKNOWN));
    }

    static Outcomes ofDevices(Cells cells) {
        return of(
                cells.count(Measure.DEVICES_FIXED),
                cells.count(Measure.DEVICES_REPAIRABLE),
                cells.count(Measure.DEVICES_END_OF_LIFE),
                cells.count(Measure.DEVICES_UNKNOWN));
    }

    private static Outcomes of(long fixed, long repairable, long endOfLife, long unknown) {
        long known = fixed + repairable + endOfLife;
        return new Outcomes(fixed, repairable, endOfLife, unknown, share(fixed, known), share(fixed, known + unknown));
    }

    private static Estimate share(long part, long whole) {
        if (whole == 0) {
            return Estimate.NONE;
        }
        Proportion share = new Proportion(part, whole);
        double variance = share.value() * (1 - share.value()) / whole;
        return Estimate.of(share.value(), Math.sqrt(variance), share.wilson());
    }
}
