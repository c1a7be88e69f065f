package org.circulog.recovery;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.circulog.device.InputMass;
import org.circulog.event.AsOf;
import org.circulog.event.EventService;
import org.circulog.event.History;
import org.circulog.event.MaterialRecovery.Fate;
import org.circulog.life.Life;
import org.circulog.life.MassBalance;
import org.circulog.life.Stage;
import org.circulog.life.Timeline;
import org.circulog.recovery.RecoveryView.OpenStep;

/** Derives the recovery status of a device from its events. */
@Singleton
public class RecoveryService {
    private final EventService events;
    private final InputMass inputMass;

    RecoveryService(EventService events, InputMass inputMass) {
        this.events = events;
        this.inputMass = inputMass;
    }

    /** @throws org.circulog.web.ProblemException {@code not-found}, or {@code invalid-parameter} for a time to come */
    RecoveryView getRecovery(UUID deviceId, LocalDate until, Instant knownAt) {
        AsOf asOf = events.asOf(until);
        History history = events.getHistory(deviceId, knownAt);
        Timeline timeline = asOf.of(history.timeline());
        Life life = Life.of(timeline);
        MassBalance balance = inputMass.balanceOf(history.device().facts(), life);
        RecoveryStatus status = new RecoveryStatus(balance, history.along(timeline));
        LocalDate day = asOf.day(life);
        return new RecoveryView(
                history.device().id(),
                life.stage(),
                new RecoveryView.Input(balance.inputMg(), balance.basis()),
                status.outputs(),
                balance.remainingMg(),
                status.closure(),
                status.share(Fate.RECYCLED),
                status.share(Fate.RECYCLED, Fate.ENERGY),
                0L,
                status.massMg(Fate.RECYCLED),
                openSteps(life, status, day),
                day,
                history.device().knownAt());
    }

    private static List<OpenStep> openSteps(Life life, RecoveryStatus status, LocalDate day) {
        if (life.stage() == Stage.COLLECTED) {
            return List.of(
                    open(OpenStep.Code.NOT_TREATED, life.collectedDay(), day, "collected %d days ago, not treated"));
        } else if (life.stage() == Stage.TREATED) {
            return List.of(open(
                    OpenStep.Code.NO_OUTPUTS,
                    life.treatedDay(),
                    day,
                    "treated %d days ago, nothing recovered is recorded"));
        } else if (life.stage() == Stage.RECOVERED && status.closure() < RecoveryStatus.CLOSED_FROM) {
            return List.of(open(
                    OpenStep.Code.MASS_BALANCE_OPEN,
                    life.treatedDay(),
                    day,
                    "treated %d days ago, less than 95 % of the input is accounted for"));
        }
        return List.of();
    }

    private static OpenStep open(OpenStep.Code code, LocalDate since, LocalDate day, String message) {
        int days = (int) Math.max(0, ChronoUnit.DAYS.between(since, day));
        return new OpenStep(code, since, days, message.replace("%d", Integer.toString(days)));
    }
}
