package org.circulog.metrics.use;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.circulog.metrics.population.Method;
import org.circulog.metrics.population.PopulationView;
import org.circulog.metrics.population.Reading;
import org.circulog.metrics.population.ReferenceSet;

/**
 * Emissions and mass that repairs and reuse avoided, by group.
 *
 * @param footprintSource where the footprints come from
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ImpactView(
        @NotNull PopulationView population,
        @NotNull LocalDate until,
        @NotNull Instant knownAt,
        @NotNull String referenceSet,
        @NotNull String footprintSource,
        @NotNull String methodVersion,
        @NotNull String unit,
        @NotNull List<ImpactGroup> groups) {
    private static final String UNIT = "kg";

    static ImpactView of(Reading reading, ReferenceSet set, String footprintSource, List<ImpactGroup> groups) {
        return new ImpactView(
                PopulationView.of(reading),
                reading.until(),
                reading.knownAt(),
                set.name(),
                footprintSource,
                Method.VERSION,
                UNIT,
                groups);
    }
}
