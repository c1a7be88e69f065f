package org.circulog.device;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.circulog.database.Transactions;
import org.circulog.life.MassBalance;
import org.circulog.organisation.Caller;
import org.circulog.web.Cursor;
import org.circulog.web.ETags;
import org.circulog.web.FieldError;
import org.circulog.web.LostRaces;
import org.circulog.web.Page;
import org.circulog.web.Problem;
import org.circulog.web.ProblemException;
import org.circulog.web.ProblemType;
import org.hibernate.Session;

/** Registers, finds and completes devices. */
@Singleton
class DeviceService {
    private final DeviceRepository repository;
    private final DeviceViews views;
    private final DeviceRows rows;
    private final IdentifierRows identifiers;
    private final DeviceNaming naming;
    private final Registration registration;
    private final InputMass inputMass;
    private final Transactions transactions;
    private final EntityManager entityManager;
    private final ETags tags;
    private final Event<DeviceCompleted> completions;

    DeviceService(
            DeviceRepository repository,
            DeviceViews views,
            DeviceRows rows,
            IdentifierRows identifiers,
            DeviceNaming naming,
            Registration registration,
            InputMass inputMass,
            Transactions transactions,
            EntityManager entityManager,
            ETags tags,
            Event<DeviceCompleted> completions) {
        this.repository = repository;
        this.views = views;
        this.rows = rows;
        this.identifiers = identifiers;
        this.naming = naming;
        this.registration = registration;
        this.inputMass = inputMass;
        this.transactions = transactions;
        this.entityManager = entityManager;
        this.tags = tags;
        this.completions = completions;
    }

    /** A device after a request to register it. */
    record Registered(DeviceView device, boolean created) {}

    /**
     * Registers a device, or finds it under the id of an earlier equal request.
     *
     * @throws ProblemException {@code invalid-content}, {@code identifier-taken} or {@code device-id-conflict}
     */
    Registered register(RegisterDevice request, Caller caller) {
        List<FieldError> errors = new ArrayList<>();
        NamedDevice named = naming.read(request.asReference(), caller.organisationId(), errors);
        if (!errors.isEmpty()) {
            throw new ProblemException(Problem.invalid(errors));
        }
        return LostRaces.retrying(() -> transactions.write(connection -> register(connection, named, caller)));
    }

    private Registered register(Connection connection, NamedDevice named, Caller caller) throws SQLException {
        List<NormalIdentifier> normal =
                named.identifiers().stream().map(NamedIdentifier::normal).toList();
        Map<NormalIdentifier, UUID> owners = identifiers.findOwners(connection, normal);
        if (named.id() != null) {
            KnownFacts recorded =
                    rows.findFacts(connection, List.of(named.id()), null).get(named.id());
            if (recorded != null) {
                // Once more: the request that registered it may have committed between the two reads.
                requireEqual(named, recorded.facts(), identifiers.findOwners(connection, normal));
                return new Registered(views.get(connection, named.id()), false);
            }
        }
        for (int index = 0; index < normal.size(); index++) {
            IdentifierService.requireFree("/identifiers/" + index, owners.get(normal.get(index)));
        }
        KnownDevice device = ((Registration.Registered) registration.register(named, caller.country())).device();
        rows.insert(connection, List.of(new NewDevice(device, caller.organisationId())));
        identifiers.insert(
                connection,
                named.identifiers().stream()
                        .map(identifier -> new NewIdentifier(device.id(), identifier, caller.organisationId()))
                        .toList());
        rows.writeLives(connection, List.of(LifeRow.of(device, inputMass.balanceOf(device.facts(), device.life()))));
        return new Registered(views.get(connection, device.id()), true);
    }

    private void requireEqual(NamedDevice named, DeviceFacts recorded, Map<NormalIdentifier, UUID> owners) {
        boolean sameIdentifiers =
                named.identifiers().stream().allMatch(identifier -> named.id().equals(owners.get(identifier.normal())));
        if (!sameIdentifiers || !registration.isRepeat(named, recorded)) {
            throw new ProblemException(
                    ProblemType.DEVICE_ID_CONFLICT, "A device with other identifiers or facts has this id.");
        }
    }

    /** Devices that fulfil all conditions, in the order of their ids, which is that of their registration. */
    @Transactional
    Page<DeviceView> list(DeviceSearch search, Caller caller, String after, int limit) {
        boolean byIdentifier = search.scheme != null || search.value != null;
        List<UUID> among = byIdentifier ? findByIdentifier(search, caller) : null;
        List<UUID> ids = repository.listIds(search, among, Cursor.read(after, UUID::fromString), limit + 1);
        return Page.of(views.list(ids), limit, device -> device.id().toString());
    }

    private List<UUID> findByIdentifier(DeviceSearch search, Caller caller) {
        if (search.scheme == null || search.value == null) {
            throw ProblemException.invalidParameter(
                    search.scheme == null ? "scheme" : "value", "is needed to look up an identifier");
        }
        NormalIdentifier identifier;
        try {
            identifier = new Identifier(search.scheme, search.value, search.issuer)
                    .normalise(caller.organisationId().toString());
        } catch (InvalidIdentifierException refused) {
            throw ProblemException.invalidParameter(refused.field(), "does not identify a device: " + refused.code());
        }
        return transactions.read(connection -> {
            Map<NormalIdentifier, UUID> owners = identifiers.findOwners(connection, List.of(identifier));
            return rows.find(connection, owners.values()).values().stream()
                    .map(KnownDevice::id)
                    .toList();
        });
    }

    /**
     * Adds facts that were not known; those before are kept for reading as of then. The life and the recovery limit follow
     * in the same transaction.
     *
     * @throws ProblemException {@code not-found}, {@code precondition-failed}, {@code already-known} or
     *     {@code mass-exceeded}
     */
    @Transactional
    DeviceView complete(UUID id, CompleteDevice request, String ifMatch, Caller caller) {
        List<FieldError> errors = naming.check(request.facts());
        if (!errors.isEmpty()) {
            throw new ProblemException(Problem.invalid(errors));
        }
        return entityManager.unwrap(Session.class).doReturningWork(connection -> {
            KnownDevice known = rows.lock(connection, List.of(id)).get(id);
            if (known == null) {
                throw ProblemException.notFound("The device");
            }
            tags.requireMatch(ifMatch, views.get(connection, id));
            learn(connection, known, request.facts(), caller);
            return views.get(connection, id);
        });
    }

    private void learn(Connection connection, KnownDevice known, DeviceFacts added, Caller caller) throws SQLException {
        Completion completion = new Completion(known.facts(), known.categoryAssumed());
        DeviceFacts facts = completion.with(added);
        if (!completion.conflicts().isEmpty()) {
            throw new ProblemException(Problem.of(
                    ProblemType.ALREADY_KNOWN,
                    "Only what is not known can be completed.",
                    completion.conflicts(),
                    Map.of()));
        }
        MassBalance balance = inputMass.balanceOf(facts, known.life());
        if (balance.recoveredMg() > balance.limitMg()) {
            throw new ProblemException(
                    ProblemType.MASS_EXCEEDED,
                    "More than this mass allows has been recovered from the device already.");
        }
        // What only the records merged into this one know stays theirs, for the day on which they are set free.
        KnownFacts own = rows.findFacts(connection, List.of(known.id()), null).get(known.id());
        KnownFacts learnt = new KnownFacts(
                new Completion(own.facts(), own.categoryAssumed()).with(added),
                own.categoryAssumed() && added.category() == null);
        if (learnt.equals(own)) {
            return;
        }
        rows.keepPast(connection, known.id(), caller.organisationId());
        repository.findById(known.id()).learn(learnt);
        repository.flush();
        KnownDevice completed = known.with(facts, known.categoryAssumed() && added.category() == null);
        rows.writeLives(connection, List.of(LifeRow.of(completed, balance)));
        completions.fire(new DeviceCompleted(connection, completed));
    }
}
