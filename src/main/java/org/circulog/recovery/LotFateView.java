package org.circulog.recovery;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.UUID;

/**
 * What became of the mass that came into a lot, wherever it moved. Fates and stock together are the mass and the difference
 * of the scales.
 *
 * @param massMg what came in by its devices and lines
 * @param scaleDifferenceMg what scales on the way showed more; negative for less
 * @param recyclingRate RECYCLED by the input of the lot; null before anything came out
 * @param recoveryRate RECYCLED and ENERGY by the same
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record LotFateView(
        @NotNull UUID lotId,
        @NotNull Long massMg,
        @NotNull List<RecoveredMass> fates,
        @NotNull Stock stock,
        @NotNull Long scaleDifferenceMg,
        Double recyclingRate,
        Double recoveryRate) {

    /** Milligrams that are still in lots. */
    public record Stock(@NotNull Long heldByYou, @NotNull Long heldByOthers) {}
}
