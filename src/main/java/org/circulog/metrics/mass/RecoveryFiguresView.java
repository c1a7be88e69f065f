package org.circulog.metrics.mass;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.circulog.metrics.population.PopulationView;

/**
 * What became of what was collected: four kinds of rates that are never mixed.
 *
 * @param lotsExcluded whether devices were asked for by what only a device has, so that nothing of lots is in it
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record RecoveryFiguresView(
        @NotNull PopulationView population,
        @NotNull LocalDate until,
        @NotNull Instant knownAt,
        @NotNull String methodVersion,
        @NotNull String unit,
        @NotNull Boolean lotsExcluded,
        @NotNull List<RecoveryFigureGroup> groups) {
    static final String UNIT = "mg";
}
