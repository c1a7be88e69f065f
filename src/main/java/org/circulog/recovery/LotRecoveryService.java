package org.circulog.recovery;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.circulog.database.Transactions;
import org.circulog.event.AsOf;
import org.circulog.event.EventService;
import org.circulog.lot.LotBalance;
import org.circulog.lot.LotRows;
import org.circulog.lot.LotView;
import org.circulog.lot.StoredLot;
import org.circulog.organisation.Caller;
import org.circulog.web.ProblemException;

/** Derives the recovery status of a lot from its events. */
@Singleton
public class LotRecoveryService {
    private final LotRows lots;
    private final LotRecords records;
    private final MaterialRates rates;
    private final ClaimedMass claims;
    private final EventService events;
    private final Transactions transactions;

    LotRecoveryService(
            LotRows lots,
            LotRecords records,
            MaterialRates rates,
            ClaimedMass claims,
            EventService events,
            Transactions transactions) {
        this.lots = lots;
        this.records = records;
        this.rates = rates;
        this.claims = claims;
        this.events = events;
        this.transactions = transactions;
    }

    /**
     * The status of a lot that the caller holds.
     *
     * @throws ProblemException {@code not-found} also for the lot of another organisation and for one that was opened
     *     later, {@code invalid-parameter} for a time to come
     */
    LotRecoveryView getRecovery(UUID lotId, LocalDate until, Instant knownAt, Caller caller) {
        AsOf asOf = events.asOf(until);
        Instant known = knownAt == null ? null : events.requireKnowable(knownAt);
        return transactions.readTogether(connection -> {
            Moment moment = new Moment(asOf, records.knownAt(connection, known));
            lots.find(connection, lotId)
                    .filter(lot -> lot.holderId().equals(caller.organisationId()))
                    .filter(lot -> !lot.openedAt().isAfter(moment.knownAt()))
                    .orElseThrow(() -> ProblemException.notFound("The lot"));
            LotRecord lot =
                    records.read(connection, List.of(lotId), moment).lots().get(lotId);
            long claimedMg = claims.find(connection, List.of(lotId), true, moment);
            return lot.isOpen()
                    ? viewOpen(lot.lot(), moment)
                    : view(lot, rates.find(connection, lot), claimedMg, moment);
        });
    }

    private static LotRecoveryView viewOpen(StoredLot lot, Moment moment) {
        LocalDate day = moment.day();
        return new LotRecoveryView(
                lot.id(),
                lot.stage(),
                null,
                List.of(),
                0L,
                lot.contents().listedMg(),
                0L,
                null,
                null,
                null,
                List.of(),
                0L,
                0L,
                0L,
                List.of(OpenStep.of(OpenStep.Code.NOT_CLOSED, Moment.dayOf(lot.openedAt()), day)),
                day,
                moment.knownAt());
    }

    private static LotRecoveryView view(
            LotRecord lot, List<LotRecoveryView.RecoveredMaterial> materials, long claimedMg, Moment moment) {
        LotBalance balance = lot.balance();
        RecoveryStatus status = lot.status();
        LocalDate day = moment.day();
        boolean untouched = balance.outputMg() == 0 && balance.movedMg() == 0;
        return new LotRecoveryView(
                lot.lot().id(),
                lot.stage(),
                new LotView.LotInput(balance.inputMg(), balance.basis()),
                RecoveredMass.list(status.outputs()),
                balance.movedMg(),
                balance.stockMg(),
                balance.allowedMg(),
                untouched ? null : balance.closure(),
                status.recyclingRate(),
                status.recoveryRate(),
                materials,
                claimedMg,
                Math.max(0, status.massMg(RecoveredFate.RECYCLED) - claimedMg),
                status.massMg(RecoveredFate.INTERMEDIATE),
                openSteps(lot, day),
                day,
                moment.knownAt());
    }

    private static List<OpenStep> openSteps(LotRecord lot, LocalDate day) {
        LotBalance balance = lot.balance();
        if (balance.movedMg() == balance.inputMg()) {
            return List.of();
        }
        return switch (lot.stage()) {
            case COLLECTED ->
                List.of(OpenStep.of(
                        OpenStep.Code.NOT_TREATED, Moment.dayOf(lot.lot().closedAt()), day));
            case TREATED ->
                List.of(OpenStep.of(OpenStep.Code.NO_OUTPUTS, lot.treatment().day(), day));
            default -> balance.closes() ? List.of() : List.of(openBalance(lot, day));
        };
    }

    private static OpenStep openBalance(LotRecord lot, LocalDate day) {
        LocalDate treated = lot.treatment().day();
        return lot.balance().closure() < LotBalance.CLOSED_FROM
                ? OpenStep.of(OpenStep.Code.MASS_BALANCE_OPEN, treated, day)
                : OpenStep.aboveInput(treated, day);
    }
}
