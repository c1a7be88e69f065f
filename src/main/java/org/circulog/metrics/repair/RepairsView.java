package org.circulog.metrics.repair;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.circulog.metrics.population.Method;
import org.circulog.metrics.population.PopulationView;
import org.circulog.metrics.population.Reading;

/** How repairs go, by group. */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record RepairsView(
        @NotNull PopulationView population,
        @NotNull LocalDate until,
        @NotNull Instant knownAt,
        @NotNull String methodVersion,
        @NotNull List<RepairsGroup> groups) {

    static RepairsView of(Reading reading, List<RepairsGroup> groups) {
        return new RepairsView(PopulationView.of(reading), reading.until(), reading.knownAt(), Method.VERSION, groups);
    }
}
