package org.circulog.reference;

import jakarta.validation.constraints.NotNull;

/** A reference lifetime as an answer, with its mean and median in days. */
public record LifetimeView(
        @NotNull String set,
        @NotNull double shape,
        @NotNull double scaleYears,
        @NotNull double meanDays,
        @NotNull double medianDays) {

    static LifetimeView of(ReferenceLifetime lifetime) {
        return new LifetimeView(
                lifetime.set(), lifetime.shape(), lifetime.scaleYears(), lifetime.meanDays(), lifetime.medianDays());
    }
}
