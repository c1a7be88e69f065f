package org.circulog.metrics.repair;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import org.circulog.metrics.cells.Cells;
import org.circulog.metrics.cells.Measure;
import org.circulog.metrics.population.Durations;
import org.circulog.metrics.population.Estimate;
import org.circulog.metrics.population.MedianDays;
import org.circulog.metrics.survival.KaplanMeier;

/**
 * How long repairs take from the day of receipt to the outcome, over attempts that say when the device came in (Kaplan–Meier).
 *
 * @param done attempts that ended FIXED or END_OF_LIFE
 * @param open the others, which had taken at least so long and were not finished
 * @param doneWithin7Days share that is done after at most 7 days
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Turnaround(
        @NotNull Long done,
        @NotNull Long open,
        @NotNull MedianDays median,
        @NotNull Estimate doneWithin7Days,
        @NotNull Estimate doneWithin30Days) {
    private static final int WEEK = 7;
    private static final int MONTH = 30;

    static Turnaround of(Cells cells) {
        Durations durations =
                new Durations().addEnded(cells, Measure.TURNAROUND).addUnfinished(cells, Measure.TURNAROUND_OPEN);
        KaplanMeier curve = durations.survival();
        return new Turnaround(
                durations.ended(),
                durations.unfinished(),
                MedianDays.of(curve),
                Durations.lastingLonger(curve, WEEK).complement(),
                Durations.lastingLonger(curve, MONTH).complement());
    }
}
