package org.circulog.recording;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
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
    private final LotLedger lotLedger;

    Recorder(Transactions transactions, Ledger ledger, LotLedger lotLedger) {
        this.transactions = transactions;
        this.ledger = ledger;
        this.lotLedger = lotLedger;
    }

    /**
     * Records each event that is legal and refuses the others, which never harm their neighbours: if the transaction
     * fails as a whole, each event is tried by itself.
     *
     * @return one outcome per event, in their order; each is final when this returns
     * @throws DatabaseException if the database cannot work; nothing or all may have been stored, a repeat tells
     */
    public List<RecordingOutcome> record(List<NewEvent> events) {
        List<RecordingOutcome> outcomes = new ArrayList<>(events.size());
        for (List<NewEvent> run : runsOf(events)) {
            outcomes.addAll(recordRun(run));
        }
        return outcomes;
    }

    /** Events on devices that follow each other share a transaction; an event on a lot has one of its own. */
    private static List<List<NewEvent>> runsOf(List<NewEvent> events) {
        if (events.stream().noneMatch(NewEvent::isAboutLot)) {
            return List.of(events);
        }
        List<List<NewEvent>> runs = new ArrayList<>();
        int start = 0;
        for (int end = 1; end <= events.size(); end++) {
            if (end == events.size()
                    || events.get(end).isAboutLot()
                    || events.get(end - 1).isAboutLot()) {
                runs.add(events.subList(start, end));
                start = end;
            }
        }
        return runs;
    }

    private List<RecordingOutcome> recordRun(List<NewEvent> events) {
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
            lotLedger.lock(connection, events);
            List<Draft> drafts = new ArrayList<>(events.size());
            List<RecordingOutcome> outcomes = new ArrayList<>(events.size());
            for (List<NewEvent> run : runsOf(events)) {
                outcomes.addAll(recordTogether(connection, run, drafts));
            }
            if (drafts.stream().anyMatch(Draft.Refused.class::isInstance)) {
                throw new ProblemException(Refusals.batchRejected(drafts));
            }
            return outcomes;
        }));
    }

    /** Writes what is accepted also where the batch is refused by now: what follows is judged by it. */
    private List<RecordingOutcome> recordTogether(Connection connection, List<NewEvent> run, List<Draft> drafts)
            throws SQLException {
        if (run.get(0).isAboutLot()) {
            LotVerdict verdict = lotLedger.judge(connection, run.get(0));
            drafts.add(verdict.draft());
            return List.of(lotLedger.write(connection, verdict));
        }
        Verdict verdict = ledger.judge(connection, run);
        drafts.addAll(verdict.drafts());
        return ledger.write(connection, verdict);
    }

    /** What recording an event would come to, without recording it. */
    public Trial tryOut(NewEvent event) {
        return event.isAboutLot()
                ? transactions.write(
                        connection -> lotLedger.judge(connection, event).draft().trial())
                : tryOut(List.of(event)).get(0);
    }

    /** What recording events on devices would come to, one after the other, without recording them. */
    public List<Trial> tryOut(List<NewEvent> events) {
        return transactions.write(connection -> ledger.judge(connection, events).drafts().stream()
                .map(Draft::trial)
                .toList());
    }

    private RecordingOutcome recordAlone(NewEvent event) {
        try {
            return LostRaces.retrying(() -> transactions.write(connection -> event.isAboutLot()
                    ? lotLedger.write(connection, lotLedger.judge(connection, event))
                    : ledger.write(connection, ledger.judge(connection, List.of(event)))
                            .get(0)));
        } catch (ProblemException refused) {
            return new RecordingOutcome.Refused(refused.problem());
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
