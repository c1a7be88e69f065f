package org.circulog.metrics.lifetime;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import java.util.Arrays;
import java.util.List;
import org.circulog.metrics.population.Estimate;
import org.circulog.metrics.survival.IntervalScale;
import org.circulog.metrics.survival.KaplanMeier;
import org.circulog.metrics.survival.Limits;
import org.circulog.metrics.survival.SurvivalEstimate;

/**
 * A curve, or as many of its points as are shown.
 *
 * @param total how many points it has
 */
public record CurveView(
        @NotNull List<Point> points,
        @NotNull Integer total,
        @NotNull Boolean thinned) {

    /** The survival up to and including an age at which devices ended or were censored. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Point(
            @NotNull Integer ageDays,
            @NotNull Long atRisk,
            @NotNull Long events,
            @NotNull Long censored,
            @NotNull Double survival,
            Double standardError,
            Double lower,
            Double upper) {}

    static CurveView of(KaplanMeier curve, IntervalKind interval) {
        int[] shown = EvenSteps.of(
                curve.table().size(),
                i -> curve.table().events(i) > 0,
                i -> curve.estimate(i).survival());
        List<Point> points = Arrays.stream(shown)
                .mapToObj(i -> point(curve, i, interval.scale()))
                .toList();
        return new CurveView(
                points, curve.table().size(), shown.length < curve.table().size());
    }

    private static Point point(KaplanMeier curve, int i, IntervalScale scale) {
        SurvivalEstimate estimate = curve.estimate(i);
        Limits limits = estimate.limits(scale);
        return new Point(
                (int) curve.table().age(i),
                (long) curve.table().atRisk(i),
                (long) curve.table().events(i),
                (long) curve.table().censored(i),
                estimate.survival(),
                Estimate.known(estimate.standardError()),
                Estimate.known(limits.lower()),
                Estimate.known(limits.upper()));
    }
}
