package org.circulog.metrics.lifetime;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.circulog.metrics.population.PopulationView;

/** What becomes of devices by which age. */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record FatesView(
        @NotNull PopulationView population,
        @NotNull LocalDate until,
        @NotNull Instant knownAt,
        @NotNull String methodVersion,
        @NotNull String unit,
        @NotNull Censoring censoring,
        @NotNull Withdrawals withdrawals,
        @NotNull List<FateGroup> groups) {
    static final String UNIT = "probability";
}
