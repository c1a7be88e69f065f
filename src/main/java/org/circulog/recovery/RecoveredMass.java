package org.circulog.recovery;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.SortedMap;

/** Recovered mass of one material with one fate. */
public record RecoveredMass(
        @NotNull String material,
        @NotNull RecoveredFate fate,
        @NotNull Long massMg) {

    static List<RecoveredMass> list(SortedMap<Fraction, Long> outputs) {
        return outputs.entrySet().stream()
                .map(output -> new RecoveredMass(
                        output.getKey().material(), output.getKey().fate(), output.getValue()))
                .toList();
    }
}
