package org.circulog.recording;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.circulog.database.DatabaseException;
import org.circulog.database.Transactions;
import org.circulog.device.DeviceRows;
import org.circulog.device.InputMass;
import org.circulog.device.KnownDevice;
import org.circulog.device.NamedIdentifier;
import org.circulog.device.NormalIdentifier;
import org.circulog.device.Registration;
import org.circulog.event.AcceptedEvent;
import org.circulog.event.Event;
import org.circulog.event.EventKey;
import org.circulog.event.EventRows;
import org.circulog.event.NewEvent;
import org.circulog.web.DatabaseFaults;
import org.circulog.web.ProblemException;
import org.circulog.web.ProblemType;
import org.jboss.logging.Logger;

/**
 * Records events, one or many, in one transaction: reads what is on record of the things they name, locks the devices in
 * the order of their ids, judges in memory, and writes with one statement per table.
 */
@Singleton
public class Recorder {
    private static final Logger LOG = Logger.getLogger(Recorder.class);
    private static final int TRIES = 4;

    private final Transactions transactions;
    private final DeviceRows deviceRows;
    private final EventRows eventRows;
    private final Registration registration;
    private final InputMass inputMass;

    Recorder(
            Transactions transactions,
            DeviceRows deviceRows,
            EventRows eventRows,
            Registration registration,
            InputMass inputMass) {
        this.transactions = transactions;
        this.deviceRows = deviceRows;
        this.eventRows = eventRows;
        this.registration = registration;
        this.inputMass = inputMass;
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
            return transactions.write(connection -> write(connection, judge(connection, events)));
        } catch (RuntimeException fault) {
            if (DatabaseFaults.isOutage(fault)) {
                throw fault;
            }
            return events.stream().map(this::recordAlone).toList();
        }
    }

    /**
     * Records all events or none, in one transaction.
     *
     * @throws ProblemException {@code batch-rejected} if one of them is refused
     */
    public List<RecordingOutcome> recordTogether(List<NewEvent> events) {
        return retrying(() -> transactions.write(connection -> {
            Verdict verdict = judge(connection, events);
            if (!verdict.isUnanimous()) {
                throw new ProblemException(Refusals.batchRejected(verdict.drafts()));
            }
            return write(connection, verdict);
        }));
    }

    /** What recording the events would come to, one after the other, without recording them. */
    public List<Trial> tryOut(List<NewEvent> events) {
        return transactions.write(connection ->
                judge(connection, events).drafts().stream().map(Draft::trial).toList());
    }

    private RecordingOutcome recordAlone(NewEvent event) {
        try {
            return retrying(() -> transactions
                    .write(connection -> write(connection, judge(connection, List.of(event))))
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

    /** A lost race is decided by looking again: the winner's record is there now. */
    private static <T> T retrying(Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return work.get();
            } catch (DatabaseException fault) {
                boolean lostRace = DatabaseFaults.isLostRace(fault);
                if (DatabaseFaults.isTimeout(fault) || lostRace && attempt == TRIES) {
                    throw new ProblemException(ProblemType.IN_FLIGHT, "The same event or device is being worked on.");
                } else if (!lostRace) {
                    throw fault;
                }
                pause(attempt);
            }
        }
    }

    private static void pause(int attempt) {
        long jitter = ThreadLocalRandom.current().nextLong(5L, 25L * attempt);
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(jitter));
    }

    private Verdict judge(Connection connection, List<NewEvent> events) throws SQLException {
        Records records = read(connection, events);
        Verdict verdict = new Judge(registration, inputMass, records).judge(events);
        while (!verdict.undecided().isEmpty()) {
            Set<UUID> needed = new HashSet<>(records.facts().keySet());
            needed.addAll(verdict.undecided());
            records = records.withFacts(eventRows.findFacts(connection, needed));
            verdict = new Judge(registration, inputMass, records).judge(events);
        }
        return verdict;
    }

    private Records read(Connection connection, List<NewEvent> events) throws SQLException {
        List<NormalIdentifier> identifiers = events.stream()
                .flatMap(event -> event.device().identifiers().stream())
                .map(NamedIdentifier::normal)
                .distinct()
                .toList();
        Map<NormalIdentifier, UUID> owners = deviceRows.findOwners(connection, identifiers);
        Set<UUID> devices = new TreeSet<>(owners.values());
        events.stream()
                .map(event -> event.device().id())
                .filter(Objects::nonNull)
                .forEach(devices::add);
        Map<UUID, KnownDevice> locked = deviceRows.lock(connection, devices);
        // After the locks: a repeat that waited for its first try to commit finds it.
        Map<EventKey, Event> recorded =
                eventRows.find(connection, events.stream().map(NewEvent::key).toList());
        return new Records(recorded, owners, locked, Map.of());
    }

    private List<RecordingOutcome> write(Connection connection, Verdict verdict) throws SQLException {
        List<AcceptedEvent> accepted = verdict.accepted();
        if (accepted.isEmpty()) {
            return outcomesOf(verdict, Map.of());
        }
        deviceRows.insert(connection, verdict.devices());
        deviceRows.insertIdentifiers(connection, verdict.identifiers());
        deviceRows.writeLives(connection, verdict.lives());
        Map<EventKey, Event> recorded = eventRows.insert(connection, accepted).stream()
                .collect(Collectors.toMap(event -> new EventKey(event.id(), event.organisationId()), event -> event));
        return outcomesOf(verdict, recorded);
    }

    private static List<RecordingOutcome> outcomesOf(Verdict verdict, Map<EventKey, Event> recorded) {
        return verdict.drafts().stream().map(draft -> draft.outcome(recorded)).toList();
    }
}
