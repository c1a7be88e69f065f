package org.circulog.recording;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.circulog.device.DeviceRows;
import org.circulog.device.IdentifierRows;
import org.circulog.device.InputMass;
import org.circulog.device.KnownDevice;
import org.circulog.device.NamedIdentifier;
import org.circulog.device.NormalIdentifier;
import org.circulog.device.Registration;
import org.circulog.event.AcceptedEvent;
import org.circulog.event.CountedFact;
import org.circulog.event.Event;
import org.circulog.event.EventKey;
import org.circulog.event.EventRows;
import org.circulog.event.NewEvent;
import org.circulog.life.Fact;
import org.circulog.recovery.RecoveredRows;
import org.circulog.recovery.RecoverySubject;

/**
 * What one transaction does with new events: reads what is on record of the things they name, locks the devices in the
 * order of their ids, judges in memory, and writes with one statement per table.
 */
@Singleton
class Ledger {
    private final DeviceRows deviceRows;
    private final IdentifierRows identifierRows;
    private final EventRows eventRows;
    private final RecoveredRows recoveredRows;
    private final Registration registration;
    private final InputMass inputMass;
    private final Plausibility plausibility;

    Ledger(
            DeviceRows deviceRows,
            IdentifierRows identifierRows,
            EventRows eventRows,
            RecoveredRows recoveredRows,
            Registration registration,
            InputMass inputMass,
            Plausibility plausibility) {
        this.deviceRows = deviceRows;
        this.identifierRows = identifierRows;
        this.eventRows = eventRows;
        this.recoveredRows = recoveredRows;
        this.registration = registration;
        this.inputMass = inputMass;
        this.plausibility = plausibility;
    }

    Verdict judge(Connection connection, List<NewEvent> events) throws SQLException {
        return judge(connection, events, read(connection, events, Set.of()));
    }

    Verdict judge(Connection connection, List<NewEvent> events, Records known) throws SQLException {
        Records records = known;
        Verdict verdict = new Judge(registration, inputMass, records).judge(events);
        while (!verdict.undecided().isEmpty()) {
            records = records.withFacts(factsOf(connection, verdict.undecided()));
            verdict = new Judge(registration, inputMass, records).judge(events);
        }
        return plausibility.check(connection, verdict);
    }

    private Map<UUID, List<Fact>> factsOf(Connection connection, Collection<KnownDevice> devices) throws SQLException {
        Map<UUID, List<Fact>> facts = new HashMap<>();
        eventRows.findFacts(connection, devices).forEach((id, counted) -> facts.put(id, CountedFact.facts(counted)));
        return facts;
    }

    /** Locks the devices that the events name, and those given, and reads what is on record. */
    Records read(Connection connection, List<NewEvent> events, Collection<UUID> more) throws SQLException {
        List<NormalIdentifier> identifiers = events.stream()
                .flatMap(event -> event.device().identifiers().stream())
                .map(NamedIdentifier::normal)
                .distinct()
                .toList();
        Map<NormalIdentifier, UUID> owners = identifierRows.findOwners(connection, identifiers);
        Set<UUID> devices = new TreeSet<>(owners.values());
        devices.addAll(more);
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

    List<RecordingOutcome> write(Connection connection, Verdict verdict) throws SQLException {
        List<AcceptedEvent> accepted = verdict.accepted();
        if (accepted.isEmpty()) {
            return outcomesOf(verdict, Map.of());
        }
        deviceRows.insert(connection, verdict.devices());
        identifierRows.insert(connection, verdict.identifiers());
        deviceRows.writeLives(connection, verdict.lives());
        List<Event> recorded = eventRows.insert(connection, accepted);
        addRecovered(connection, recorded, verdict.recovering());
        return outcomesOf(
                verdict,
                recorded.stream()
                        .collect(Collectors.toMap(
                                event -> new EventKey(event.id(), event.organisationId()), event -> event)));
    }

    /** After the events: what a treatment among them says of its operation is on record then. */
    private void addRecovered(Connection connection, List<Event> events, Collection<KnownDevice> devices)
            throws SQLException {
        if (!devices.isEmpty()) {
            Map<UUID, List<CountedFact>> facts = eventRows.findFacts(connection, devices);
            recoveredRows.add(
                    connection,
                    events,
                    devices.stream()
                            .map(device ->
                                    RecoverySubject.of(device, CountedFact.arePreliminary(facts.get(device.id()))))
                            .toList());
        }
    }

    private static List<RecordingOutcome> outcomesOf(Verdict verdict, Map<EventKey, Event> recorded) {
        return verdict.drafts().stream().map(draft -> draft.outcome(recorded)).toList();
    }
}
