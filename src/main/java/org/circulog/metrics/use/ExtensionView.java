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

/** How much longer devices were used, by group. */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ExtensionView(
        @NotNull PopulationView population,
        @NotNull LocalDate until,
        @NotNull Instant knownAt,
        @NotNull String referenceSet,
        @NotNull String methodVersion,
        @NotNull String unit,
        @NotNull List<ExtensionGroup> groups) {
    private static final String UNIT = "days";

    static ExtensionView of(Reading reading, ReferenceSet set, List<ExtensionGroup> groups) {
        return new ExtensionView(
                PopulationView.of(reading),
                reading.until(),
                reading.knownAt(),
                set.name(),
                Method.VERSION,
                UNIT,
                groups);
    }
}
