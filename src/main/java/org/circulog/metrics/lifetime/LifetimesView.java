package org.circulog.metrics.lifetime;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.circulog.metrics.population.PopulationView;

/**
 * How long devices live.
 *
 * @param requestedTau null if none was asked for
 * @param minAtRisk devices that must be at risk at the age to which a restricted mean reaches
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record LifetimesView(
        @NotNull PopulationView population,
        @NotNull LocalDate until,
        @NotNull Instant knownAt,
        @NotNull String methodVersion,
        @NotNull String referenceSet,
        @NotNull String unit,
        @NotNull Censoring censoring,
        @NotNull IntervalKind interval,
        Double requestedTau,
        @NotNull Integer minAtRisk,
        @NotNull List<LifetimeGroup> groups) {
    static final String UNIT = "days";
}
