package org.circulog.metrics.mass;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import java.util.Arrays;
import java.util.List;
import org.circulog.life.MassBasis;
import org.circulog.metrics.cells.Measure;

/**
 * What was collected, and how its mass is known.
 *
 * @param devices those that were collected or treated
 * @param loosePieces pieces in lots that are not recorded as devices, as far as they were counted
 */
public record CollectedView(
        @NotNull Long devices,
        @NotNull Long loosePieces,
        @NotNull Long massMg,
        @NotNull List<Part> byBasis) {

    /** @param share of the whole, 0 to 1; null where nothing was collected */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Part(@NotNull MassBasis basis, @NotNull Long massMg, Double share) {}

    static CollectedView of(Masses masses) {
        long all = masses.collectedMg();
        return new CollectedView(
                masses.cells().count(Measure.COLLECTED),
                masses.pieces(),
                all,
                Arrays.stream(MassBasis.values())
                        .map(basis -> new Part(basis, masses.collectedMg(basis), ratio(masses.collectedMg(basis), all)))
                        .toList());
    }

    /** Null where it has no value. */
    static Double ratio(long part, long whole) {
        return whole == 0 ? null : (Double) ((double) part / whole);
    }
}
