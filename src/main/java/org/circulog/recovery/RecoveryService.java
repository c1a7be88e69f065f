package org.circulog.recovery;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.circulog.database.Transactions;
import org.circulog.device.InputMass;
import org.circulog.event.AsOf;
import org.circulog.event.EventRecord;
import org.circulog.event.EventService;
import org.circulog.event.History;
import org.circulog.life.Life;
import org.circulog.life.MassBalance;
import org.circulog.life.Stage;
import org.circulog.life.Timeline;
import org.circulog.lot.LotAccess;
import org.circulog.organisation.Caller;

/** Derives the recovery status of a device from its events and from those of the lots that it was in. */
@Singleton
public class RecoveryService {
    private final EventService events;
    private final InputMass inputMass;
    private final LotShares shares;
    private final LotAccess access;
    private final ClaimedMass claims;
    private final Transactions transactions;

    RecoveryService(
            EventService events,
            InputMass inputMass,
            LotShares shares,
            LotAccess access,
            ClaimedMass claims,
            Transactions transactions) {
        this.events = events;
        this.inputMass = inputMass;
        this.shares = shares;
        this.access = access;
        this.claims = claims;
        this.transactions = transactions;
    }

    /** What is known of a device beyond its own events. */
    private record Beside(List<Attribution.Attributed> attributed, Set<UUID> readableLots, long claimedMg) {
        SortedMap<Fraction, Long> outputs() {
            SortedMap<Fraction, Long> outputs = new TreeMap<>();
            attributed.forEach(share -> outputs.merge(share.fraction(), share.massMg(), Math::addExact));
            return outputs;
        }

        List<RecoveryView.Attributed> views() {
            return attributed.stream()
                    .map(share -> new RecoveryView.Attributed(
                            share.fraction().material(),
                            share.fraction().fate(),
                            share.basis(),
                            share.share(),
                            share.lotOutputMg(),
                            share.massMg(),
                            readableLots.contains(share.lotId()) ? share.lotId() : null))
                    .toList();
        }
    }

    /** @throws org.circulog.web.ProblemException {@code not-found}, or {@code invalid-parameter} for a time to come */
    RecoveryView getRecovery(UUID deviceId, LocalDate until, Instant knownAt, Caller caller) {
        AsOf asOf = events.asOf(until);
        History history = events.getHistory(deviceId, knownAt);
        Timeline timeline = asOf.of(history.timeline());
        Life life = Life.of(timeline);
        MassBalance balance = inputMass.balanceOf(history.device().facts(), life);
        Moment moment = new Moment(asOf, history.device().knownAt());
        List<UUID> ids = history.device().ids();
        Beside beside = transactions.readTogether(connection -> findBeside(connection, ids, moment, caller));
        RecoveryStatus direct = new RecoveryStatus(balance.inputMg(), outputsOf(history.along(timeline)));
        RecoveryStatus status = direct.plus(beside.outputs());
        boolean attributed =
                life.stage() == Stage.TREATED && !beside.attributed().isEmpty();
        Stage stage = attributed ? Stage.RECOVERED : life.stage();
        LocalDate day = asOf.day(life);
        return new RecoveryView(
                history.device().id(),
                stage,
                new RecoveryView.Input(balance.inputMg(), balance.basis()),
                outputs(status, direct),
                beside.views(),
                status.remainingMg(),
                status.closure(),
                status.recyclingRate(),
                status.recoveryRate(),
                beside.claimedMg(),
                Math.max(0, direct.massMg(RecoveredFate.RECYCLED) - beside.claimedMg()),
                openSteps(stage, life, status, day),
                day,
                history.device().knownAt());
    }

    private Beside findBeside(Connection connection, List<UUID> deviceIds, Moment moment, Caller caller)
            throws SQLException {
        List<Attribution.Attributed> attributed = shares.find(connection, deviceIds, moment);
        Set<UUID> lots = attributed.stream().map(Attribution.Attributed::lotId).collect(Collectors.toSet());
        return new Beside(
                attributed,
                lots.isEmpty() ? Set.of() : access.findReadable(connection, lots, caller),
                claims.find(connection, deviceIds, false, moment));
    }

    private static SortedMap<Fraction, Long> outputsOf(List<EventRecord> events) {
        boolean preliminary = events.stream()
                .map(record -> record.event().body().recycling())
                .anyMatch(recycling -> recycling != null && recycling.isPreliminary());
        return LotRecord.outputsOf(events, preliminary);
    }

    private static List<RecoveryView.Output> outputs(RecoveryStatus all, RecoveryStatus direct) {
        return all.outputs().entrySet().stream()
                .map(output -> {
                    long directMg = direct.outputs().getOrDefault(output.getKey(), 0L);
                    return new RecoveryView.Output(
                            output.getKey().material(),
                            output.getKey().fate(),
                            output.getValue(),
                            directMg,
                            output.getValue() - directMg);
                })
                .toList();
    }

    private static List<OpenStep> openSteps(Stage stage, Life life, RecoveryStatus status, LocalDate day) {
        if (stage == Stage.COLLECTED) {
            return List.of(OpenStep.of(OpenStep.Code.NOT_TREATED, life.collectedDay(), day));
        } else if (stage == Stage.TREATED) {
            return List.of(OpenStep.of(OpenStep.Code.NO_OUTPUTS, life.treatedDay(), day));
        } else if (stage == Stage.RECOVERED && status.closure() < RecoveryStatus.CLOSED_FROM) {
            return List.of(OpenStep.of(OpenStep.Code.MASS_BALANCE_OPEN, life.treatedDay(), day));
        }
        return List.of();
    }
}
