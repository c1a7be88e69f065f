package org.circulog.recovery;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.circulog.life.MassBasis;
import org.circulog.life.Stage;
import org.circulog.lot.LotBalance;

/**
 * A device or a lot that a recycler has in hand, with what is open about it. Masses are whole milligrams.
 *
 * @param name of a lot; null for a device
 * @param category null for a lot that is a mix
 * @param since day of the collection or treatment of a device, of the opening or closing of a lot
 * @param inputMg what went in, or is in so far
 * @param outputMg what came out, all fates together
 * @param movedMg what went on to other lots
 * @param claimableMg what the organisation itself recovered for recycling and has not claimed
 * @param state what its steps depend on beside the masses
 */
record OpenWork(
        WorkKind kind,
        UUID id,
        String name,
        Stage stage,
        String category,
        LocalDate since,
        long pieces,
        long inputMg,
        MassBasis inputBasis,
        long outputMg,
        long movedMg,
        long claimableMg,
        State state) {
    /**
     * What the steps depend on beside the masses.
     *
     * @param open whether a lot still takes something in
     * @param lotted whether a device is in a lot, so that the steps are the lot's
     * @param treatedOn null before treatment
     * @param offeredOn day since which a lot is offered to another organisation; null if it is not
     */
    record State(boolean open, boolean lotted, LocalDate treatedOn, LocalDate offeredOn) {}

    OpenWorkPlace place() {
        return new OpenWorkPlace(since, id, kind);
    }

    int daysOn(LocalDate day) {
        return (int) Math.max(0, ChronoUnit.DAYS.between(since, day));
    }

    /** What may still come out or move on. */
    long remainingMg() {
        return Math.max(0, inputMg - outputMg - movedMg);
    }

    /** All that left by the input; null before anything did. */
    Double closure() {
        return outputMg + movedMg == 0 ? null : (double) (outputMg + movedMg) / inputMg;
    }

    /** The steps that are open on a day. */
    List<OpenStep> stepsOn(LocalDate day) {
        List<OpenStep> steps = new ArrayList<>();
        if (state.open()) {
            steps.add(OpenStep.of(OpenStep.Code.NOT_CLOSED, since, day));
        } else if (!state.lotted()) {
            findNextStep(day).ifPresent(steps::add);
        }
        if (state.offeredOn() != null) {
            steps.add(OpenStep.of(OpenStep.Code.OFFERED, state.offeredOn(), day));
        }
        return steps;
    }

    private Optional<OpenStep> findNextStep(LocalDate day) {
        if (outputMg == 0) {
            return remainingMg() > 0 ? Optional.of(beforeOutputs(day)) : Optional.empty();
        } else if (closure() < LotBalance.CLOSED_FROM) {
            return Optional.of(OpenStep.of(OpenStep.Code.MASS_BALANCE_OPEN, treatedOn(), day));
        }
        return kind == WorkKind.LOT && closure() > LotBalance.CLOSED_TO
                ? Optional.of(OpenStep.aboveInput(treatedOn(), day))
                : Optional.empty();
    }

    private OpenStep beforeOutputs(LocalDate day) {
        return stage == Stage.COLLECTED
                ? OpenStep.of(OpenStep.Code.NOT_TREATED, since, day)
                : OpenStep.of(OpenStep.Code.NO_OUTPUTS, treatedOn(), day);
    }

    /** A lot that was split from a treated one may have no day of its own. */
    private LocalDate treatedOn() {
        return state.treatedOn() == null ? since : state.treatedOn();
    }
}
