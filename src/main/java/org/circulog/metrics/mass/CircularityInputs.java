package org.circulog.metrics.mass;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import org.circulog.metrics.cells.Cells;
import org.circulog.metrics.cells.Measure;
import org.circulog.metrics.circularity.EndOfUse;
import org.circulog.metrics.circularity.Feedstock;
import org.circulog.recovery.OutputCodes;

/**
 * Shares of mass, 0 to 1, from which the indicator is computed.
 *
 * @param recycledFeedstock F_R, the mean over the devices of which it is known; 0 where it is known of none
 * @param recycledFeedstockKnownShare share of the mass of which it is known
 * @param reusedFeedstock F_U, which nobody records: 0
 * @param recycled C_R, of what came to the end of its use; null where nothing did
 * @param reused C_U, back in use and not treated yet; likewise
 * @param recyclingEfficiency E_C, and E_F as in a closed loop; null before anything came out
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record CircularityInputs(
        @NotNull Double recycledFeedstock,
        @NotNull Double recycledFeedstockKnownShare,
        @NotNull Double reusedFeedstock,
        Double recycled,
        Double reused,
        Double recyclingEfficiency) {
    private static final double HUNDREDTHS_OF_PERCENT = 10_000;

    static CircularityInputs of(Masses masses, OutputCodes codes) {
        Cells cells = masses.cells();
        double[] recycledMg = {0};
        cells.forEach(
                Measure.RECYCLED_CONTENT_MG,
                (hundredths, mass) -> recycledMg[0] += mass * (hundredths / HUNDREDTHS_OF_PERCENT));
        long known = cells.total(Measure.RECYCLED_CONTENT_MG);
        long ended = masses.endOfUseMg();
        return new CircularityInputs(
                known == 0 ? 0 : recycledMg[0] / known,
                (double) known / cells.total(Measure.DEVICE_MG),
                0.0,
                ended == 0 ? null : (Double) Math.min(1, (double) masses.recyclingMg() / ended),
                ended == 0 ? null : reused(masses, ended),
                masses.recyclingEfficiency(codes));
    }

    /** What was recycled comes first: a scale may have shown more than had been collected. */
    private static Double reused(Masses masses, long ended) {
        double recycled = Math.min(1, (double) masses.recyclingMg() / ended);
        return Math.min(1 - recycled, (double) masses.cells().total(Measure.PREPARED_FOR_REUSE_MG) / ended);
    }

    /** Whether there is something that was recycled or is recycled material, so that the efficiency of it matters. */
    boolean needsEfficiency() {
        return recycledFeedstock > 0 || recycled != null && recycled > 0;
    }

    /** Without recycled material the efficiency of its recycling does not matter. */
    Feedstock feedstock() {
        return new Feedstock(recycledFeedstock, reusedFeedstock, needsEfficiency() ? recyclingEfficiency : 1);
    }

    EndOfUse endOfUse() {
        return new EndOfUse(recycled, reused, needsEfficiency() ? recyclingEfficiency : 1);
    }
}
