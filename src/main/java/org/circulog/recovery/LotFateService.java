package org.circulog.recovery;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.circulog.database.Transactions;
import org.circulog.event.EventService;
import org.circulog.lot.LotAccess;
import org.circulog.organisation.Caller;

/** Follows the mass of a lot to where it is now, through splits, transfers and handovers. */
@Singleton
public class LotFateService {
    private final LotRecords records;
    private final LotAccess access;
    private final EventService events;
    private final Transactions transactions;

    LotFateService(LotRecords records, LotAccess access, EventService events, Transactions transactions) {
        this.records = records;
        this.access = access;
        this.events = events;
        this.transactions = transactions;
    }

    /**
     * What became of a lot that the caller holds or handed over.
     *
     * @throws org.circulog.web.ProblemException {@code not-found} also for other lots
     */
    LotFateView getFate(UUID lotId, Caller caller) {
        return transactions.readTogether(connection -> {
            access.requireReadable(connection, lotId, caller);
            Instant now = records.knownAt(connection, null);
            LotNetwork network = records.read(connection, List.of(lotId), new Moment(events.asOf(null), now));
            return view(network.lots().get(lotId), network.graph().fateOf(lotId), caller.organisationId());
        });
    }

    private static LotFateView view(LotRecord lot, MassFate fate, UUID reader) {
        long inputMg = lot.isOpen() ? 0 : lot.balance().inputMg();
        RecoveryStatus status = new RecoveryStatus(inputMg, fate.outputs());
        long heldByYou = fate.stockOf(reader);
        return new LotFateView(
                lot.lot().id(),
                lot.lot().contents().listedMg(),
                RecoveredMass.list(fate.outputs()),
                new LotFateView.Stock(heldByYou, fate.stockMg() - heldByYou),
                fate.scaleDifferenceMg(),
                status.recyclingRate(),
                status.recoveryRate());
    }
}
