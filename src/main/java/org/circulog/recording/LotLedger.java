package org.circulog.recording;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.circulog.device.DeviceRows;
import org.circulog.device.InputMass;
import org.circulog.device.KnownDevice;
import org.circulog.event.CountedFact;
import org.circulog.event.Event;
import org.circulog.event.EventRows;
import org.circulog.event.EventType;
import org.circulog.event.NewEvent;
import org.circulog.event.RebuiltLot;
import org.circulog.event.RebuiltLots;
import org.circulog.lot.HandoverRows;
import org.circulog.lot.LotMember;
import org.circulog.lot.LotMembers;
import org.circulog.lot.LotRows;
import org.circulog.lot.StoredLot;
import org.circulog.recovery.RecoveredRows;
import org.circulog.recovery.RecoverySubject;

/**
 * What one transaction does with a new event on a lot: locks the lot, then, for a treatment, the devices in it, judges in
 * memory, and writes with one statement per table, however many devices there are.
 */
@Singleton
class LotLedger {
    private final LotRows lots;
    private final LotMembers members;
    private final HandoverRows handovers;
    private final DeviceRows devices;
    private final EventRows events;
    private final RebuiltLots rebuiltLots;
    private final RecoveredRows recovered;
    private final InputMass inputMass;
    private final Plausibility plausibility;

    LotLedger(
            LotRows lots,
            LotMembers members,
            HandoverRows handovers,
            DeviceRows devices,
            EventRows events,
            RebuiltLots rebuiltLots,
            RecoveredRows recovered,
            InputMass inputMass,
            Plausibility plausibility) {
        this.lots = lots;
        this.members = members;
        this.handovers = handovers;
        this.devices = devices;
        this.events = events;
        this.rebuiltLots = rebuiltLots;
        this.recovered = recovered;
        this.inputMass = inputMass;
        this.plausibility = plausibility;
    }

    /** Locks all lots that some events name, before any device. */
    void lock(Connection connection, Collection<NewEvent> all) throws SQLException {
        List<UUID> named = all.stream()
                .filter(NewEvent::isAboutLot)
                .map(NewEvent::lotId)
                .distinct()
                .toList();
        if (!named.isEmpty()) {
            lots.lock(connection, named);
        }
    }

    LotVerdict judge(Connection connection, NewEvent event) throws SQLException {
        LotRecords records = read(connection, event);
        Optional<Draft> decided = new LotJudge(inputMass, records, event).judgeLot();
        if (decided.isPresent()) {
            return LotVerdict.without(decided.get());
        }
        return judgeMembers(connection, event, records.withMembers(lockMembers(connection, event), Map.of()));
    }

    /** The verdict about an event that the lot itself allows. */
    LotVerdict judgeMembers(Connection connection, NewEvent event, LotRecords records) throws SQLException {
        LotVerdict verdict = new LotJudge(inputMass, records, event).judgeMembers();
        if (verdict.undecided().isEmpty()) {
            return doubt(connection, verdict);
        }
        Map<UUID, List<CountedFact>> facts = new HashMap<>(records.facts());
        facts.putAll(events.findFacts(connection, verdict.undecided()));
        return doubt(
                connection,
                new LotJudge(inputMass, records.withMembers(records.members(), facts), event).judgeMembers());
    }

    /** The final verdict with what does not look right. */
    LotVerdict doubt(Connection connection, LotVerdict verdict) throws SQLException {
        return plausibility.check(connection, verdict);
    }

    LotRecords read(Connection connection, NewEvent event) throws SQLException {
        Map<UUID, StoredLot> locked = lots.lock(connection, List.of(event.lotId()));
        // After the lock: a repeat that waited for its first try to commit finds it.
        Event recorded = events.find(connection, List.of(event.key())).get(event.key());
        RebuiltLot lot = rebuiltLots.of(connection, locked).get(event.lotId());
        return new LotRecords(recorded, lot, handovers.isOffered(connection, event.lotId()), List.of(), Map.of());
    }

    /** The devices whose lives the event ends. */
    private Collection<KnownDevice> lockMembers(Connection connection, NewEvent event) throws SQLException {
        return event.type() == EventType.MATERIAL_RECOVERY
                ? List.of()
                : lockDevices(connection, listMembers(connection, event.lotId(), event.membersAt()));
    }

    /**
     * Ids of the devices that were in a lot.
     *
     * @param moment null for those that are in it now
     */
    List<UUID> listMembers(Connection connection, UUID lotId, Instant moment) throws SQLException {
        return members.listAll(connection, lotId).stream()
                .filter(member -> member.leftAt() == null
                        || moment != null && member.leftAt().isAfter(moment))
                .map(LotMember::deviceId)
                .toList();
    }

    Collection<KnownDevice> lockDevices(Connection connection, Collection<UUID> ids) throws SQLException {
        Map<UUID, KnownDevice> byId = new TreeMap<>();
        devices.lock(connection, ids).values().forEach(device -> byId.put(device.id(), device));
        return byId.values();
    }

    RecordingOutcome write(Connection connection, LotVerdict verdict) throws SQLException {
        if (!(verdict.draft() instanceof Draft.Accepted accepted)) {
            return verdict.draft().outcome(Map.of());
        }
        lots.write(connection, List.of(verdict.lot().row()));
        devices.writeLives(connection, verdict.lives());
        Event event = events.insert(connection, List.of(accepted.event())).get(0);
        writeRecovered(connection, event, verdict.lot());
        return new RecordingOutcome.Created(event);
    }

    private void writeRecovered(Connection connection, Event event, RebuiltLot lot) throws SQLException {
        List<RecoverySubject> subject = List.of(RecoverySubject.ofLot(lot.lot().id(), lot.isPreliminary()));
        if (event.type() == EventType.MATERIAL_RECOVERY) {
            recovered.add(connection, List.of(event), subject);
        } else if (!lot.recoveries().isEmpty()) {
            // They stood on the treatment of the lot that this one was split from.
            recovered.rebuild(connection, subject);
        } else {
            recovered.follow(connection, subject);
        }
    }
}
