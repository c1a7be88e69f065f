package org.circulog.device;

import jakarta.validation.constraints.NotNull;

/**
 * An identifier of a device.
 *
 * @param value as it was given
 * @param normalForm under which it is compared
 */
public record IdentifierView(
        @NotNull IdentifierScheme scheme,
        @NotNull String value,
        @NotNull String normalForm,
        String issuer) {}
