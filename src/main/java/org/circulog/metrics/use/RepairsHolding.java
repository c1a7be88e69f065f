package org.circulog.metrics.use;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import org.circulog.metrics.cells.Cells;
import org.circulog.metrics.cells.Measure;
import org.circulog.metrics.population.Durations;
import org.circulog.metrics.population.Estimate;
import org.circulog.metrics.population.MedianDays;
import org.circulog.metrics.population.Thinning;
import org.circulog.metrics.survival.KaplanMeier;

/**
 * How long successful repairs hold: from each to the next repair or stop of use (Kaplan–Meier). Reuse, export, loss and
 * theft end what can be known of a repair, not the repair.
 *
 * @param failed those that held no longer
 * @param holdingAfter90Days share of repairs that hold longer than 90 days
 * @param curve at most 500 of its steps; null where groups were asked for
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record RepairsHolding(
        @NotNull Long repairs,
        @NotNull Long failed,
        @NotNull Estimate holdingAfter90Days,
        @NotNull Estimate holdingAfter365Days,
        @NotNull MedianDays median,
        List<HoldingPoint> curve) {
    private static final int QUARTER = 90;
    private static final int YEAR = 365;

    static RepairsHolding of(Cells cells, LocalDate until, boolean withCurve) {
        Durations durations = new Durations()
                .addEnded(cells, Measure.HELD_UNTIL_FAILURE)
                .addUnfinished(cells, Measure.HELD_UNTIL_CENSORED)
                .addRunning(cells, Measure.HOLDING, until);
        KaplanMeier curve = durations.survival();
        return new RepairsHolding(
                durations.ended() + durations.unfinished(),
                durations.ended(),
                Durations.lastingLonger(curve, QUARTER),
                Durations.lastingLonger(curve, YEAR),
                MedianDays.of(curve),
                withCurve ? points(curve) : null);
    }

    private static List<HoldingPoint> points(KaplanMeier curve) {
        return Thinning.indices(curve.table().size())
                .mapToObj(step -> HoldingPoint.of(curve, step))
                .toList();
    }
}
