package org.circulog.reference;

import jakarta.validation.constraints.NotNull;
import java.util.Objects;

/** A country of ISO 3166-1 with its English short name. */
public record Country(
        @NotNull String alpha2,
        @NotNull String alpha3,
        @NotNull String name) {

    public Country {
        if (!alpha2.matches("[A-Z]{2}") || !alpha3.matches("[A-Z]{3}")) {
            throw new IllegalArgumentException("ISO 3166-1 codes have two and three capital letters");
        }
        Objects.requireNonNull(name, "name");
    }
}
