package org.circulog.reference;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import java.util.Objects;
import java.util.Optional;

/** A material that comes out of treatment; the chemical symbol where it is an element. */
public record Material(
        @NotNull String code,
        @NotNull String name,
        @NotNull MaterialKind kind,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> symbol) {

    public Material {
        if (!code.matches("[A-Z][A-Z0-9_]*")) {
            throw new IllegalArgumentException("a material code is written in capitals");
        }
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(symbol, "symbol");
    }
}
