package org.circulog.recovery;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.circulog.life.Stage;
import org.circulog.lot.LotView.LotInput;

/**
 * The recovery status of a lot as of a day.
 *
 * @param input null while the lot is open
 * @param outputs what came out of this lot itself
 * @param movedMassMg what moved on to other lots
 * @param remainingMg what may still be recorded as an output
 * @param closure all that left, residues included, by input
 * @param recyclingRate outputs RECYCLED by the part of the input that did not move on
 * @param recoveryRate outputs RECYCLED and ENERGY by the same
 * @param preliminaryMg outputs that only moved
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record LotRecoveryView(
        @NotNull UUID lotId,
        @NotNull Stage stage,
        LotInput input,
        @NotNull List<RecoveredMass> outputs,
        @NotNull Long movedMassMg,
        @NotNull Long stockMassMg,
        @NotNull Long remainingMg,
        Double closure,
        Double recyclingRate,
        Double recoveryRate,
        @NotNull List<RecoveredMaterial> materials,
        @NotNull Long claimedMg,
        @NotNull Long claimableMg,
        @NotNull Long preliminaryMg,
        @NotNull List<OpenStep> openSteps,
        @NotNull LocalDate until,
        @NotNull Instant knownAt) {

    /**
     * How much of a material was recovered.
     *
     * @param recoveredMg outputs RECYCLED
     * @param contentMg what the part of the input that did not move on held of it by reference; null if not known
     * @param rate null if the content is not known, or before anything came out
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record RecoveredMaterial(
            @NotNull String material, @NotNull Long recoveredMg, Long contentMg, Double rate) {}
}
