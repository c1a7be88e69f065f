package org.circulog.metrics.use;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;

/**
 * What fixes avoided by the flat method of the repair community: half of the footprint of a new item and its mass for each
 * fix, however long it held.
 *
 * @param label always {@code restart-flat}
 * @param fixes those that are counted
 * @param co2eKg kilograms of CO₂ equivalents
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record FlatImpact(
        @NotNull String label,
        @NotNull Long fixes,
        @NotNull Double co2eKg,
        @NotNull Double wastePreventedKg) {
    static final String FLAT = "restart-flat";
}
