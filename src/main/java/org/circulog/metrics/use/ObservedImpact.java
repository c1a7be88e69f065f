package org.circulog.metrics.use;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;

/**
 * What the observed added use avoided: for each extended device its category's footprint and mass, times added use by mean
 * lifetime of the reference, at most once.
 *
 * @param label always {@code observed}
 * @param devices those that are counted
 * @param devicesStillGaining those of them whose added use goes on, so that the figure grows
 * @param newDevicesAvoided for how many new devices the added use stands
 * @param co2eKg kilograms of CO₂ equivalents
 * @param massKg kilograms of devices that need not be made
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ObservedImpact(
        @NotNull String label,
        @NotNull Long devices,
        @NotNull Long devicesStillGaining,
        @NotNull Double newDevicesAvoided,
        @NotNull Double co2eKg,
        @NotNull Double massKg) {
    static final String OBSERVED = "observed";
}
