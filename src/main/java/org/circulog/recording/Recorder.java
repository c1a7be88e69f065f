package org.circulog.recording;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.circulog.database.DatabaseException;
import org.circulog.database.Transactions;
import org.circulog.event.NewEvent;
import org.circulog.web.DatabaseFaults;
import org.circulog.web.LostRaces;
import org.circulog.web.ProblemException;
import org.jboss.logging.Logger;

/** Records events, one or many, in one transaction, and decides what becomes of them when it fails. */
@Singleton
public class Recorder {
    private static final Logger LOG = Logger.getLogger(Recorder.class);

    /** Where each event waits for a lock in vain, a gathering would take minutes. */
    private static final long LONGEST_ONE_BY_ONE_NANOS = TimeUnit.SECONDS.toNanos(4);

    private final Transactions transactions;
    private final Ledger ledger;

    Recorder(Transactions transactions, Ledger ledger) {
        this.transactions = transactions;
        this.ledger = ledger;
    }

    /**
     * Records each event that is legal and refuses the others, which never harm their neighbours: if the transaction
     * fails as a whole, each event is tried by itself.
     *
     * @return one outcome per event, in their order; each is final when this returns
     * @throws DatabaseException if the database cannot work; nothing or all may have been stored, a repeat tells
     */
    public List<RecordingOutcome> record(List<NewEvent> events) {
        if (events.size() == 1) {
            return List.of(recordAlone(events.get(0)));
        }
        try {
            return transactions.write(connection -> ledger.write(connection, ledger.judge(connection, events)));
        } catch (RuntimeException fault) {
            if (DatabaseFaults.isOutage(fault)) {
                throw fault;
            }
            return recordOneByOne(events);
        }
    }

    private List<RecordingOutcome> recordOneByOne(List<NewEvent> events) {
        long begin = System.nanoTime();
        return events.stream()
                .map(event -> System.nanoTime() - begin < LONGEST_ONE_BY_ONE_NANOS
                        ? recordAlone(event)
                        : new RecordingOutcome.Refused(Refusals.untried()))
                .toList();
    }

    /**
     * Records all events or none, in one transaction.
     *
     * @throws ProblemException {@code batch-rejected} if one of them is refused
     */
    public List<RecordingOutcome> recordTogether(List<NewEvent> events) {
        return LostRaces.retrying(() -> transactions.write(connection -> {
            Verdict verdict = ledger.judge(connection, events);
            if (!verdict.isUnanimous()) {
                throw new ProblemException(Refusals.batchRejected(verdict.drafts()));
            }
            return ledger.write(connection, verdict);
        }));
    }

    /** What recording the events would come to, one after the other, without recording them. */
    public List<Trial> tryOut(List<NewEvent> events) {
        return transactions.write(connection -> ledger.judge(connection, events).drafts().stream()
                .map(Draft::trial)
                .toList());
    }

    private RecordingOutcome recordAlone(NewEvent event) {
        try {
            return LostRaces.retrying(() -> transactions
                    .write(connection -> ledger.write(connection, ledger.judge(connection, List.of(event))))
                    .get(0));
        } catch (ProblemException inFlight) {
            return new RecordingOutcome.Refused(inFlight.problem());
        } catch (RuntimeException fault) {
            if (DatabaseFaults.isOutage(fault)) {
                throw fault;
            }
            LOG.errorf(fault, "The event %s cannot be recorded", event.id());
            return new RecordingOutcome.Refused(
                    DatabaseFaults.isRefusedContent(fault) ? Refusals.beyondTheRules() : Refusals.fault());
        }
    }
}
