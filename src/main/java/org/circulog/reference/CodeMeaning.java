package org.circulog.reference;

import jakarta.validation.constraints.NotNull;
import java.util.Objects;

/** One code of a list and what it means. */
public record CodeMeaning(@NotNull String code, @NotNull String meaning) {

    public CodeMeaning {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(meaning, "meaning");
    }
}
