package org.circulog.recording;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.circulog.device.DeviceRows;
import org.circulog.device.InputMass;
import org.circulog.device.KnownDevice;
import org.circulog.event.CountedFact;
import org.circulog.event.Event;
import org.circulog.event.EventKey;
import org.circulog.event.EventRecord;
import org.circulog.event.EventRecords;
import org.circulog.event.EventRows;
import org.circulog.event.EventVoid;
import org.circulog.event.NewEvent;
import org.circulog.event.RebuiltLife;
import org.circulog.event.RebuiltLives;
import org.circulog.event.RebuiltLot;
import org.circulog.event.RebuiltLots;
import org.circulog.life.FactKind;
import org.circulog.lot.HandoverRows;
import org.circulog.lot.LotFlows;
import org.circulog.lot.LotRows;
import org.circulog.lot.StoredLot;
import org.circulog.recovery.RecoveredRows;
import org.circulog.recovery.RecoverySubject;
import org.circulog.web.ProblemException;

/**
 * Declares events on lots void. A treatment counts for the devices that were in the lot when it was recorded, and for the
 * lots that it was split into since; so does what stands in its place.
 */
@Singleton
class LotCorrections {
    private static final String SERIALIZATION_FAILURE = "40001";

    private final LotLedger ledger;
    private final LotRows lots;
    private final LotFlows flows;
    private final HandoverRows handovers;
    private final RebuiltLots rebuiltLots;
    private final EventRows events;
    private final EventRecords records;
    private final DeviceRows devices;
    private final RebuiltLives lives;
    private final RecoveredRows recovered;
    private final InputMass inputMass;

    LotCorrections(
            LotLedger ledger,
            LotRows lots,
            LotFlows flows,
            HandoverRows handovers,
            RebuiltLots rebuiltLots,
            EventRows events,
            EventRecords records,
            DeviceRows devices,
            RebuiltLives lives,
            RecoveredRows recovered,
            InputMass inputMass) {
        this.ledger = ledger;
        this.lots = lots;
        this.flows = flows;
        this.handovers = handovers;
        this.rebuiltLots = rebuiltLots;
        this.events = events;
        this.records = records;
        this.devices = devices;
        this.lives = lives;
        this.recovered = recovered;
        this.inputMass = inputMass;
    }

    /**
     * All that a correction can touch, locked.
     *
     * @param devices for which the voided event or its replacement is or becomes a fact
     */
    private record Affected(Map<UUID, StoredLot> lots, Collection<KnownDevice> devices) {}

    /** Voids an event, or finds that an equal request did; the caller's right is checked. */
    Correction apply(Connection connection, Event event, EventVoid declared, List<NewEvent> given) throws SQLException {
        Instant membersAt = events.membersAt(connection, event);
        List<NewEvent> replacement = given.stream()
                .map(other -> other.lotId().equals(event.lotId()) ? other.forMembersAt(membersAt) : other)
                .toList();
        Map<UUID, StoredLot> locked = lockLots(connection, event, replacement);
        // After the locks: a repeat that waited for its first try to commit finds it.
        Optional<EventVoid> earlier = records.findVoid(connection, event);
        if (earlier.isPresent()) {
            return Corrections.repeat(event, earlier.get(), declared, find(connection, replacement), replacement);
        } else if (handovers.isOffered(connection, event.lotId())) {
            throw new ProblemException(Refusals.lotIsOffered());
        }
        Affected affected = new Affected(
                locked, ledger.lockDevices(connection, listDevices(connection, event, membersAt, replacement)));
        Event replacing = replacement.isEmpty() ? null : record(connection, event, replacement.get(0), affected);
        // At the same instant, so that there is no moment at which neither of them is known.
        EventVoid voided = records.insertVoid(
                connection, event, replacing == null ? declared : declared.since(replacing.recordedAt()));
        write(connection, affected);
        return new Correction(new EventRecord(event, voided, null), replacing, false);
    }

    private Map<EventKey, Event> find(Connection connection, List<NewEvent> replacement) throws SQLException {
        return replacement.isEmpty()
                ? Map.of()
                : events.find(
                        connection, replacement.stream().map(NewEvent::key).toList());
    }

    private Map<UUID, StoredLot> lockLots(Connection connection, Event event, List<NewEvent> replacement)
            throws SQLException {
        Set<UUID> named = new TreeSet<>(Set.of(event.lotId()));
        replacement.forEach(other -> named.add(other.lotId()));
        Map<UUID, StoredLot> locked = lots.lock(connection, flows.findFamily(connection, named));
        if (!locked.keySet().containsAll(flows.findFamily(connection, locked.keySet()))) {
            throw new SQLException("A lot was split meanwhile", SERIALIZATION_FAILURE);
        }
        return locked;
    }

    private Set<UUID> listDevices(Connection connection, Event event, Instant membersAt, List<NewEvent> replacement)
            throws SQLException {
        Set<UUID> ids = new HashSet<>();
        if (isTreatment(event.fact().kind())) {
            ids.addAll(ledger.listMembers(connection, event.lotId(), membersAt));
        }
        for (NewEvent other : replacement) {
            if (isTreatment(other.body().content().factKind())) {
                ids.addAll(ledger.listMembers(connection, other.lotId(), other.membersAt()));
            }
        }
        return ids;
    }

    private static boolean isTreatment(FactKind kind) {
        return kind == FactKind.TREATED;
    }

    /** Judged by all that is known but the voided event. */
    private Event record(Connection connection, Event event, NewEvent replacement, Affected affected)
            throws SQLException {
        LotRecords known = without(event, ledger.read(connection, replacement));
        Optional<Draft> decided = new LotJudge(inputMass, known, replacement).judgeLot();
        LotVerdict verdict = decided.isPresent()
                ? LotVerdict.without(decided.get())
                : judgeMembers(connection, event, replacement, known, affected);
        if (verdict.draft() instanceof Draft.Accepted accepted) {
            return events.insert(connection, List.of(accepted.event())).get(0);
        } else if (verdict.draft() instanceof Draft.Refused refused) {
            throw new ProblemException(refused.problem().under("/replacement"));
        }
        throw new ProblemException(Refusals.replacementIsRecorded());
    }

    private static LotRecords without(Event event, LotRecords known) {
        boolean same = known.lot() != null && known.lot().lot().id().equals(event.lotId());
        return same
                ? new LotRecords(
                        known.recorded(), known.lot().without(event), known.offered(), known.members(), known.facts())
                : known;
    }

    private LotVerdict judgeMembers(
            Connection connection, Event event, NewEvent replacement, LotRecords known, Affected affected)
            throws SQLException {
        Set<UUID> ids = new HashSet<>();
        if (isTreatment(replacement.body().content().factKind())) {
            ids.addAll(ledger.listMembers(connection, replacement.lotId(), replacement.membersAt()));
        }
        List<KnownDevice> members = affected.devices().stream()
                .filter(device -> device.ids().anyMatch(ids::contains))
                .toList();
        Map<UUID, List<CountedFact>> facts = new HashMap<>();
        lives.of(connection, members)
                .forEach((id, life) -> facts.put(id, lives.without(life, event).counted()));
        return ledger.doubt(
                connection, new LotJudge(inputMass, known.withMembers(members, facts), replacement).judgeMembers());
    }

    private void write(Connection connection, Affected affected) throws SQLException {
        Collection<RebuiltLot> rebuilt =
                rebuiltLots.of(connection, closed(affected.lots())).values();
        Collection<RebuiltLife> after = lives.of(connection, affected.devices()).values();
        Ground.require(after, rebuilt);
        lots.write(
                connection,
                rebuilt.stream()
                        .filter(lot -> !lot.row().equals(lot.lot()))
                        .map(RebuiltLot::row)
                        .toList());
        devices.writeLives(connection, after.stream().map(RebuiltLife::row).toList());
        recovered.rebuild(
                connection,
                rebuilt.stream()
                        .map(lot -> RecoverySubject.ofLot(lot.lot().id(), lot.isPreliminary()))
                        .toList());
        List<RecoverySubject> recovering = after.stream()
                .filter(life -> !life.recoveries().isEmpty())
                .map(RecoverySubject::of)
                .toList();
        if (!recovering.isEmpty()) {
            recovered.rebuild(connection, recovering);
        }
    }

    private static Map<UUID, StoredLot> closed(Map<UUID, StoredLot> lots) {
        Map<UUID, StoredLot> closed = new HashMap<>(lots);
        closed.values().removeIf(StoredLot::isOpen);
        return closed;
    }
}
