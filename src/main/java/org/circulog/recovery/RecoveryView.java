package org.circulog.recovery;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.circulog.event.MaterialRecovery.Fate;
import org.circulog.life.MassBasis;
import org.circulog.life.Stage;

/**
 * The recovery status of a device as of a day. Rates are shares of the input mass, null before anything came out.
 *
 * @param closure all outputs, residues included, by input
 * @param recyclingRate outputs RECYCLED by input
 * @param recoveryRate outputs RECYCLED and ENERGY by input
 * @param claimedMg mass given to certificates
 * @param claimableMg recycled mass that is not
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record RecoveryView(
        @NotNull UUID deviceId,
        @NotNull Stage stage,
        @NotNull Input input,
        @NotNull List<Output> outputs,
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
     * @param attributed its share of what was recorded for a lot
     */
    public record Output(
            @NotNull String material,
            @NotNull Fate fate,
            @NotNull Long massMg,
            @NotNull Long direct,
            @NotNull Long attributed) {}

    /**
     * Something that is still to be done or recorded.
     *
     * @param days since then, up to {@code until}
     */
    public record OpenStep(
            @NotNull Code code,
            @NotNull LocalDate since,
            @NotNull Integer days,
            @NotNull String message) {
        /** What is open. */
        public enum Code {
            NOT_TREATED,
            NO_OUTPUTS,
            MASS_BALANCE_OPEN
        }
    }
}
