package org.circulog.recovery;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.circulog.life.MassBasis;
import org.circulog.life.Stage;

/**
 * The recovery status of a device as of a day. Rates are shares of the input mass, null before anything came out.
 *
 * @param attribution what it got of the outputs of lots
 * @param closure all outputs, residues included, by input
 * @param recyclingRate outputs RECYCLED by input
 * @param recoveryRate outputs RECYCLED and ENERGY by input
 * @param claimedMg mass given to certificates
 * @param claimableMg mass recycled out of the device itself that is not
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record RecoveryView(
        @NotNull UUID deviceId,
        @NotNull Stage stage,
        @NotNull Input input,
        @NotNull List<Output> outputs,
        @NotNull List<Attributed> attribution,
        @NotNull Long remainingMg,
        Double closure,
        Double recyclingRate,
        Double recoveryRate,
        @NotNull Long claimedMg,
        @NotNull Long claimableMg,
        @NotNull List<OpenStep> openSteps,
        @NotNull LocalDate until,
        @NotNull Instant knownAt) {

    /** What went in. */
    public record Input(@NotNull Long massMg, @NotNull MassBasis basis) {}

    /**
     * What came out of one material with one fate.
     *
     * @param direct recorded for this device
     * @param attributed its share of what was recorded for lots
     */
    public record Output(
            @NotNull String material,
            @NotNull RecoveredFate fate,
            @NotNull Long massMg,
            @NotNull Long direct,
            @NotNull Long attributed) {}

    /**
     * What the device got of one output of one lot.
     *
     * @param share of the output, 0 to 1
     * @param lotOutputMg what came out of the lot, and out of its mass after that
     * @param massMg the device's part; the parts of all devices and lines add up to the output
     * @param lotId left out for whoever may not see the lot
     */
    public record Attributed(
            @NotNull String material,
            @NotNull RecoveredFate fate,
            @NotNull ShareBasis basis,
            @NotNull Double share,
            @NotNull Long lotOutputMg,
            @NotNull Long massMg,
            @JsonInclude(JsonInclude.Include.NON_NULL) UUID lotId) {}
}
