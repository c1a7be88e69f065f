package org.circulog.recording;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.circulog.database.Transactions;
import org.circulog.device.DeviceRows;
import org.circulog.device.KnownDevice;
import org.circulog.event.Event;
import org.circulog.event.EventKey;
import org.circulog.event.EventPermissions;
import org.circulog.event.EventReader;
import org.circulog.event.EventRecord;
import org.circulog.event.EventRecords;
import org.circulog.event.EventRows;
import org.circulog.event.EventVoid;
import org.circulog.event.NewEvent;
import org.circulog.event.RebuiltLife;
import org.circulog.event.RebuiltLives;
import org.circulog.event.VoidEvent;
import org.circulog.organisation.Caller;
import org.circulog.organisation.Role;
import org.circulog.recovery.RecoveredRows;
import org.circulog.recovery.RecoverySubject;
import org.circulog.web.FieldError;
import org.circulog.web.LostRaces;
import org.circulog.web.ProblemException;
import org.circulog.web.ProblemType;

/** Declares events void and records what stands in their place, with all that follows, in one transaction. */
@Singleton
class Corrections {
    private final Transactions transactions;
    private final Ledger ledger;
    private final EventReader reader;
    private final EventRecords records;
    private final EventRows events;
    private final DeviceRows devices;
    private final RebuiltLives lives;
    private final RecoveredRows recovered;
    private final LotCorrections lotCorrections;

    Corrections(
            Transactions transactions,
            Ledger ledger,
            EventReader reader,
            EventRecords records,
            EventRows events,
            DeviceRows devices,
            RebuiltLives lives,
            RecoveredRows recovered,
            LotCorrections lotCorrections) {
        this.transactions = transactions;
        this.ledger = ledger;
        this.reader = reader;
        this.records = records;
        this.events = events;
        this.devices = devices;
        this.lives = lives;
        this.recovered = recovered;
        this.lotCorrections = lotCorrections;
    }

    /**
     * Voids an event, or finds that an equal request did.
     *
     * @throws ProblemException {@code not-found}, {@code forbidden}, {@code already-voided}, {@code events-depend},
     *     {@code in-flight}, or what refuses the replacement
     */
    Correction apply(UUID eventId, VoidEvent request, Caller caller) {
        List<NewEvent> replacement = readReplacement(eventId, request, caller);
        return LostRaces.retrying(() -> transactions.write(connection -> {
            Event event = find(connection, eventId, request, caller);
            requireRight(event, caller);
            requireSameKind(event, replacement);
            EventVoid declared = new EventVoid(request.reason(), idOf(replacement), caller.organisationId(), null);
            return event.lotId() == null
                    ? apply(connection, event, declared, replacement)
                    : lotCorrections.apply(connection, event, declared, replacement);
        }));
    }

    private List<NewEvent> readReplacement(UUID eventId, VoidEvent request, Caller caller) {
        if (request.replacement() == null) {
            return List.of();
        }
        try {
            NewEvent replacement = reader.read(request.replacement(), caller);
            if (replacement.id().equals(eventId)) {
                throw ProblemException.invalid(new FieldError("/id", "not-new", "must be an id of its own"));
            }
            return List.of(replacement.inPlaceOf(eventId));
        } catch (ProblemException refused) {
            throw new ProblemException(refused.problem().under("/replacement"));
        }
    }

    private static void requireSameKind(Event event, List<NewEvent> replacement) {
        boolean ofLot = event.lotId() != null;
        if (replacement.stream().anyMatch(other -> other.isAboutLot() != ofLot)) {
            throw ProblemException.invalid(new FieldError(
                    ofLot ? "/replacement/device" : "/replacement/lotId",
                    "of-another-kind",
                    "stands in the place of an event about a " + (ofLot ? "lot" : "device")));
        }
    }

    private static UUID idOf(List<NewEvent> replacement) {
        return replacement.isEmpty() ? null : replacement.get(0).id();
    }

    /** The event of the organisation that is named, else the caller's own; for administrators, the only one there is. */
    private Event find(Connection connection, UUID eventId, VoidEvent request, Caller caller) throws SQLException {
        List<Event> found = records.findById(connection, eventId).stream()
                .filter(record -> record.isVisibleTo(caller))
                .map(EventRecord::event)
                .filter(event ->
                        request.recordedBy() == null || event.organisationId().equals(request.recordedBy()))
                .toList();
        if (found.isEmpty()) {
            throw ProblemException.notFound("The event");
        }
        Optional<Event> own = found.stream()
                .filter(event -> event.organisationId().equals(caller.organisationId()))
                .findFirst();
        if (own.isEmpty() && found.size() > 1 && caller.has(Role.ADMIN)) {
            throw ProblemException.invalid(new FieldError(
                    "/recordedBy", "required", "is required, because several organisations have used this id"));
        }
        return own.orElse(found.get(0));
    }

    private static void requireRight(Event event, Caller caller) {
        boolean own = event.organisationId().equals(caller.organisationId())
                && EventPermissions.mayRecord(caller, event.fact().kind());
        if (!own && !caller.has(Role.ADMIN)) {
            throw new ProblemException(
                    ProblemType.FORBIDDEN,
                    "Only the organisation that recorded an event may void it, with a key that may record such events.");
        }
    }

    private Correction apply(Connection connection, Event event, EventVoid declared, List<NewEvent> replacement)
            throws SQLException {
        Records known = ledger.read(connection, replacement, List.of(event.deviceId()));
        // After the locks: a repeat that waited for its first try to commit finds it.
        Optional<EventVoid> earlier = records.findVoid(connection, event);
        if (earlier.isPresent()) {
            return repeat(event, earlier.get(), declared, known.events(), replacement);
        }
        KnownDevice device = known.devices().get(event.deviceId());
        RebuiltLife without = lives.without(rebuild(connection, device), event);
        Event replacing = replacement.isEmpty() ? null : record(connection, known.with(without), replacement);
        // At the same instant, so that there is no moment at which neither of them is known.
        EventVoid voided = records.insertVoid(
                connection, event, replacing == null ? declared : declared.since(replacing.recordedAt()));
        RebuiltLife after = rebuild(connection, device);
        Ground.require(List.of(after), List.of());
        devices.writeLives(connection, List.of(after.row()));
        recovered.rebuild(connection, List.of(RecoverySubject.of(after)));
        return new Correction(new EventRecord(event, voided, null), replacing, false);
    }

    static Correction repeat(
            Event event,
            EventVoid earlier,
            EventVoid declared,
            Map<EventKey, Event> known,
            List<NewEvent> replacement) {
        boolean sameReplacement = replacement.isEmpty()
                || Optional.ofNullable(known.get(replacement.get(0).key()))
                        .filter(recorded ->
                                recorded.contentHash().equals(replacement.get(0).contentHash()))
                        .isPresent();
        if (earlier.reason() != declared.reason()
                || !Objects.equals(earlier.replacementId(), declared.replacementId())
                || !sameReplacement) {
            throw new ProblemException(ProblemType.ALREADY_VOIDED, "The event was voided with other content.");
        }
        EventKey key = replacement.isEmpty() ? null : replacement.get(0).key();
        return new Correction(new EventRecord(event, earlier, null), key == null ? null : known.get(key), true);
    }

    private Event record(Connection connection, Records known, List<NewEvent> replacement) throws SQLException {
        RecordingOutcome outcome = ledger.write(connection, ledger.judge(connection, replacement, known))
                .get(0);
        if (outcome instanceof RecordingOutcome.Created created) {
            return created.event();
        } else if (outcome instanceof RecordingOutcome.Refused refused) {
            throw new ProblemException(refused.problem().under("/replacement"));
        }
        throw new ProblemException(Refusals.replacementIsRecorded());
    }

    private RebuiltLife rebuild(Connection connection, KnownDevice device) throws SQLException {
        return lives.of(connection, List.of(device)).get(device.id());
    }
}
