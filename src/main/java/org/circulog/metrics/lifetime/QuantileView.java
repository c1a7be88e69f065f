package org.circulog.metrics.lifetime;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.circulog.metrics.population.Estimate;
import org.circulog.metrics.survival.KaplanMeier;
import org.circulog.metrics.survival.Quantile;

/** Age in days by which a share of the devices has ended, with its 95 % interval; null where a curve does not get there. */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record QuantileView(@NotNull Double probability, Double days, Double lower, Double upper) {
    private static final double[] SHOWN = {0.1, 0.25, 0.5, 0.75, 0.9};
    private static final double MEDIAN = 0.5;

    static List<QuantileView> all(KaplanMeier curve, IntervalKind interval) {
        return curve.quantiles(interval.scale(), SHOWN).stream()
                .map(QuantileView::of)
                .toList();
    }

    private static QuantileView of(Quantile quantile) {
        return new QuantileView(
                quantile.probability(),
                Estimate.known(quantile.age()),
                Estimate.known(quantile.limits().lower()),
                Estimate.known(quantile.limits().upper()));
    }

    boolean halves() {
        return probability == MEDIAN;
    }
}
