package org.circulog.reference;

import jakarta.validation.constraints.NotNull;

/** Average mass in milligrams of one device that was sold in a range of years, both included. */
public record AverageMass(
        @NotNull int fromYear, @NotNull int toYear, @NotNull long massMg) {

    public AverageMass {
        if (fromYear > toYear) {
            throw new IllegalArgumentException("fromYear must not be after toYear");
        }
        if (massMg < 1) {
            throw new IllegalArgumentException("massMg must be positive");
        }
    }
}
