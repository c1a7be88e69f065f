package org.circulog.metrics.use;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.circulog.metrics.cells.Cells;
import org.circulog.metrics.cells.Measure;
import org.circulog.metrics.population.OpenDays;

/**
 * Added use by first use, over the devices with a known birth whose first use is over, extended or not.
 *
 * @param addedUseDays what goes on is counted up to the day of the figure
 * @param ratio null without any first use
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ExtensionRatio(
        @NotNull Long devices,
        @NotNull Long firstUseDays,
        @NotNull Long addedUseDays,
        Double ratio) {

    static ExtensionRatio of(Cells cells, LocalDate until) {
        long first = cells.count(Measure.FIRST_USE_DAYS);
        long added =
                cells.count(Measure.ADDED_AFTER_FIRST_USE) + OpenDays.sum(cells, Measure.OPEN_AFTER_FIRST_USE, until);
        return new ExtensionRatio(cells.count(Measure.FIRST_USE_OVER), first, added, Ratio.of(added, first));
    }
}
