package org.circulog.metrics.lifetime;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import org.circulog.metrics.population.Estimate;

/**
 * What has become of devices by an age. The incidences and the survival add up to 1; null for what is no fate here.
 *
 * @param atRisk at the age
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record FatePoint(
        @NotNull Double ageDays,
        @NotNull Long atRisk,
        @NotNull Estimate survival,
        @NotNull Estimate treated,
        @NotNull Estimate disposed,
        Estimate exported,
        Estimate lost,
        Estimate stolen) {}
