package org.circulog.metrics.use;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.circulog.metrics.cells.Cells;
import org.circulog.metrics.cells.Measure;
import org.circulog.metrics.population.OpenDays;

/**
 * Days of use that successful repairs and reuse added, as observed. What goes on is counted up to a day, so that all sums are
 * lower bounds by as much as is open.
 *
 * @param openDays those of the days that belong to use that goes on
 * @param devicesExtended devices with a successful repair or a reuse
 * @param daysPerDevice over all devices of the group
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ObservedUse(
        @NotNull Long addedUseDays,
        @NotNull Long repairDays,
        @NotNull Long reuseDays,
        @NotNull Long repairs,
        @NotNull Long reuses,
        @NotNull Long openInterventions,
        @NotNull Long openDays,
        @NotNull Long devicesExtended,
        Double daysPerDevice,
        Double daysPerIntervention) {

    static ObservedUse of(Cells cells, LocalDate until) {
        long openRepairDays = OpenDays.sum(cells, Measure.REPAIR_OPEN, until);
        long openReuseDays = OpenDays.sum(cells, Measure.REUSE_OPEN, until);
        long repairDays = cells.count(Measure.REPAIR_DAYS) + openRepairDays;
        long reuseDays = cells.count(Measure.REUSE_DAYS) + openReuseDays;
        long repairs = cells.count(Measure.REPAIR_INTERVENTIONS);
        long reuses = cells.count(Measure.REUSE_INTERVENTIONS);
        return new ObservedUse(
                repairDays + reuseDays,
                repairDays,
                reuseDays,
                repairs,
                reuses,
                cells.total(Measure.REPAIR_OPEN) + cells.total(Measure.REUSE_OPEN),
                openRepairDays + openReuseDays,
                cells.count(Measure.EXTENDED),
                Ratio.of(repairDays + reuseDays, cells.count(Measure.DEVICES)),
                Ratio.of(repairDays + reuseDays, repairs + reuses));
    }
}
