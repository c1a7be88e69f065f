package org.circulog.metrics.repair;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import org.circulog.metrics.cells.Cells;
import org.circulog.metrics.population.BirthPrecision;
import org.circulog.metrics.population.Group;
import org.circulog.metrics.population.GroupKey;

/**
 * How repairs of a group of devices go. Of a suppressed group nothing is said.
 *
 * @param excluded left out of the mean number of repairs, and of nothing else
 * @param attempts by the outcome of each attempt
 * @param byDevice by the best outcome of the attempts on each device
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record RepairsGroup(
        @NotNull GroupKey key,
        @NotNull Boolean suppressed,
        Long devices,
        RiskExclusions excluded,
        Outcomes attempts,
        Outcomes byDevice,
        Barriers barriers,
        MeanRepairs meanRepairs,
        Turnaround turnaround) {

    static RepairsGroup suppressed(GroupKey key) {
        return new RepairsGroup(key, true, null, null, null, null, null, null, null);
    }

    static RepairsGroup of(Group group, Cells cells, BirthPrecision minPrecision, MeanRepairs meanRepairs) {
        return new RepairsGroup(
                group.key(),
                false,
                group.devices(),
                RiskExclusions.of(cells, minPrecision),
                Outcomes.ofAttempts(cells),
                Outcomes.ofDevices(cells),
                Barriers.of(cells),
                meanRepairs,
                Turnaround.of(cells));
    }
}
