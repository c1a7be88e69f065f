package org.circulog.metrics.repair;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import java.util.Arrays;
import java.util.List;
import org.circulog.life.RepairBarrier;
import org.circulog.metrics.cells.Cells;
import org.circulog.metrics.cells.Measure;

/**
 * Why devices were given up, over all attempts with the outcome END_OF_LIFE.
 *
 * @param attempts how many there are
 * @param unnamed those for which nobody said why
 */
public record Barriers(
        @NotNull Long attempts,
        @NotNull List<Named> named,
        @NotNull Long unnamed) {

    /**
     * Attempts that one barrier ended.
     *
     * @param share among those with a barrier; null if there are none
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Named(
            @NotNull RepairBarrier barrier, @NotNull Long attempts, Double share) {}

    static Barriers of(Cells cells) {
        long attempts = cells.count(Measure.ATTEMPTS_END_OF_LIFE);
        long named = cells.total(Measure.BARRIER);
        return new Barriers(
                attempts,
                Arrays.stream(RepairBarrier.values())
                        .map(barrier -> named(barrier, cells.count(Measure.BARRIER, barrier.ordinal()), named))
                        .toList(),
                attempts - named);
    }

    private static Named named(RepairBarrier barrier, long attempts, long all) {
        return new Named(barrier, attempts, all == 0 ? null : (Double) ((double) attempts / all));
    }
}
