package org.circulog.metrics.mass;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import org.circulog.metrics.cells.Measure;
import org.circulog.metrics.survival.Limits;
import org.circulog.metrics.survival.Proportion;

/** How much of what was collected went back into use: of devices, and of all mass with what is loose in lots. */
public record ReuseView(@NotNull ByPieces byPieces, @NotNull ByMass byMass) {

    /**
     * @param rate of the devices, 0 to 1, with Wilson's 95 % interval; null where none was collected
     * @param rateOfAll of devices and loose pieces
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record ByPieces(
            @NotNull Long reused, @NotNull Long collected, Double rate, Double lower, Double upper, Double rateOfAll) {}

    /**
     * @param rate of the mass of the devices, 0 to 1; null where none was collected
     * @param rateOfAll of all mass, with what is loose in lots
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record ByMass(@NotNull Long reusedMg, @NotNull Long collectedMg, Double rate, Double rateOfAll) {}

    static ReuseView of(Masses masses) {
        return new ReuseView(byPieces(masses), byMass(masses));
    }

    private static ByPieces byPieces(Masses masses) {
        long reused = masses.cells().count(Measure.REUSED_AFTER_COLLECTION);
        long collected = masses.cells().count(Measure.COLLECTED);
        Double ofAll = CollectedView.ratio(reused, collected + masses.pieces());
        if (collected == 0) {
            return new ByPieces(reused, collected, null, null, null, ofAll);
        }
        Proportion rate = new Proportion(reused, collected);
        Limits limits = rate.wilson();
        return new ByPieces(reused, collected, rate.value(), limits.lower(), limits.upper(), ofAll);
    }

    private static ByMass byMass(Masses masses) {
        long reused = masses.cells().total(Measure.REUSED_AFTER_COLLECTION_MG);
        long collected = masses.cells().total(Measure.COLLECTED_MG);
        return new ByMass(
                reused,
                collected,
                CollectedView.ratio(reused, collected),
                CollectedView.ratio(reused, masses.collectedMg()));
    }
}
