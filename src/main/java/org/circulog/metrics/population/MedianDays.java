package org.circulog.metrics.population;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.circulog.metrics.survival.IntervalScale;
import org.circulog.metrics.survival.KaplanMeier;
import org.circulog.metrics.survival.Quantile;

/** After how many days half of what was followed is over, with the limits of its 95 % interval; null if not reached. */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record MedianDays(Double days, Double lower, Double upper) {

    /** By the log-log limits of the curve. */
    public static MedianDays of(KaplanMeier curve) {
        Quantile median = curve.quantile(0.5, IntervalScale.LOG_LOG);
        return new MedianDays(
                Estimate.known(median.age()),
                Estimate.known(median.limits().lower()),
                Estimate.known(median.limits().upper()));
    }
}
