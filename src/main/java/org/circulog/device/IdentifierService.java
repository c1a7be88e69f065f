package org.circulog.device;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.circulog.database.Transactions;
import org.circulog.organisation.Caller;
import org.circulog.organisation.Role;
import org.circulog.web.FieldError;
import org.circulog.web.LostRaces;
import org.circulog.web.Problem;
import org.circulog.web.ProblemException;
import org.circulog.web.ProblemType;

/** Gives recorded devices further identifiers, and takes wrong ones back. */
@Singleton
class IdentifierService {
    private final Transactions transactions;
    private final DeviceRows devices;
    private final IdentifierRows identifiers;
    private final DeviceViews views;

    IdentifierService(Transactions transactions, DeviceRows devices, IdentifierRows identifiers, DeviceViews views) {
        this.transactions = transactions;
        this.devices = devices;
        this.identifiers = identifiers;
        this.views = views;
    }

    /** A device after a request to add an identifier. */
    record Added(DeviceView device, boolean isNew) {}

    /** @throws ProblemException {@code not-found}, {@code invalid-content}, {@code identifier-taken} or {@code in-flight} */
    Added add(UUID id, Identifier identifier, Caller caller) {
        NamedIdentifier named = read(identifier, caller);
        return LostRaces.retrying(() -> transactions.write(connection -> add(connection, id, named, caller)));
    }

    private Added add(Connection connection, UUID id, NamedIdentifier named, Caller caller) throws SQLException {
        KnownDevice device = lock(connection, id);
        UUID owner = findOwner(connection, named.normal());
        boolean had = owner != null && device.ids().anyMatch(owner::equals);
        if (!had) {
            requireFree("", owner);
            identifiers.insert(connection, List.of(new NewIdentifier(id, named, caller.organisationId())));
        }
        return new Added(views.get(connection, id), !had);
    }

    /**
     * Only for the organisation that added the identifier, and administrators.
     *
     * @throws ProblemException {@code not-found}, {@code invalid-content}, {@code forbidden} or {@code last-identifier}
     */
    DeviceView withdraw(UUID id, Identifier identifier, Caller caller) {
        NamedIdentifier named = read(identifier, caller);
        return LostRaces.retrying(
                () -> transactions.write(connection -> withdraw(connection, id, named.normal(), caller)));
    }

    private DeviceView withdraw(Connection connection, UUID id, NormalIdentifier identifier, Caller caller)
            throws SQLException {
        KnownDevice device = lock(connection, id);
        UUID owner = findOwner(connection, identifier);
        if (owner == null || device.ids().noneMatch(owner::equals)) {
            throw ProblemException.notFound("The identifier of this device");
        }
        boolean own =
                identifiers.findAdder(connection, owner, identifier).stream().anyMatch(caller.organisationId()::equals);
        if (!own && !caller.has(Role.ADMIN)) {
            throw new ProblemException(
                    ProblemType.FORBIDDEN, "Another organisation added this identifier; ask it or an administrator.");
        }
        if (identifiers.count(connection, owner) == 1) {
            throw new ProblemException(
                    ProblemType.LAST_IDENTIFIER, "It is the last identifier of the device; add the right one first.");
        }
        identifiers.withdraw(connection, owner, identifier, caller.organisationId());
        return views.get(connection, id);
    }

    private static NamedIdentifier read(Identifier identifier, Caller caller) {
        try {
            return new NamedIdentifier(
                    identifier, identifier.normalise(caller.organisationId().toString()));
        } catch (InvalidIdentifierException refused) {
            throw ProblemException.invalid(new FieldError("/" + refused.field(), refused.code(), refused.getMessage()));
        }
    }

    private KnownDevice lock(Connection connection, UUID id) throws SQLException {
        KnownDevice device = devices.lock(connection, List.of(id)).get(id);
        if (device == null) {
            throw ProblemException.notFound("The device");
        }
        return device;
    }

    private UUID findOwner(Connection connection, NormalIdentifier identifier) throws SQLException {
        return identifiers.findOwners(connection, List.of(identifier)).get(identifier);
    }

    /** @throws ProblemException {@code identifier-taken} unless nobody owns the identifier */
    static void requireFree(String pointer, UUID owner) {
        if (owner != null) {
            FieldError taken = new FieldError(pointer, "identifier-taken", "belongs to another device");
            throw new ProblemException(Problem.of(
                    ProblemType.IDENTIFIER_TAKEN,
                    "An identifier belongs to another device.",
                    List.of(taken),
                    Map.of("deviceId", owner)));
        }
    }
}
