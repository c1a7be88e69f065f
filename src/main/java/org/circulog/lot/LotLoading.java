package org.circulog.lot;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.circulog.database.Transactions;
import org.circulog.device.DeviceRoll;
import org.circulog.device.DeviceRows;
import org.circulog.device.IdentifierRows;
import org.circulog.device.InputMass;
import org.circulog.device.KnownDevice;
import org.circulog.device.NamedIdentifier;
import org.circulog.device.NormalIdentifier;
import org.circulog.device.Registration;
import org.circulog.lot.AddedDevices.AddedDevice;
import org.circulog.organisation.Caller;
import org.circulog.web.DatabaseFaults;
import org.circulog.web.LostRaces;
import org.circulog.web.Problem;
import org.circulog.web.ProblemException;
import org.jboss.logging.Logger;

/** Puts devices into open lots, by the thousand. */
@Singleton
class LotLoading {
    private static final Logger LOG = Logger.getLogger(LotLoading.class);

    /** Whose lives are held by one transaction; a statement over them takes a fraction of a second. */
    private static final int AT_ONCE = 1_000;

    private final LotAccess access;
    private final LotRows lots;
    private final LotMembers members;
    private final DeviceRows devices;
    private final IdentifierRows identifiers;
    private final Registration registration;
    private final InputMass inputMass;
    private final Transactions transactions;

    LotLoading(
            LotAccess access,
            LotRows lots,
            LotMembers members,
            DeviceRows devices,
            IdentifierRows identifiers,
            Registration registration,
            InputMass inputMass,
            Transactions transactions) {
        this.access = access;
        this.lots = lots;
        this.members = members;
        this.devices = devices;
        this.identifiers = identifiers;
        this.registration = registration;
        this.inputMass = inputMass;
        this.transactions = transactions;
    }

    /**
     * Adds each device that may be in the lot, and registers those that are not known. What is added stays, whatever
     * becomes of those after it.
     *
     * @throws ProblemException {@code not-found}, {@code forbidden} or {@code state-conflict} before anything is added
     */
    AddedDevices add(UUID lotId, List<DeviceEntry> entries, Caller caller) {
        requireOpen(lotId, caller);
        List<AddedDevice> items = new ArrayList<>(entries.size());
        for (int start = 0; start < entries.size(); start += AT_ONCE) {
            items.addAll(
                    addOrExplain(lotId, entries.subList(start, Math.min(entries.size(), start + AT_ONCE)), caller));
        }
        return AddedDevices.of(items);
    }

    private void requireOpen(UUID lotId, Caller caller) {
        LostRaces.retrying(() -> transactions.write(connection -> {
            access.requireHolder(connection, lotId, caller).requireOpen();
            return null;
        }));
    }

    /** The lot may have been closed or handed over since the entries before these were added. */
    private List<AddedDevice> addOrExplain(UUID lotId, List<DeviceEntry> entries, Caller caller) {
        try {
            return LostRaces.retrying(() -> transactions.write(connection -> {
                StoredLot lot = access.requireHolder(connection, lotId, caller);
                lot.requireOpen();
                return add(connection, lot, entries, caller);
            }));
        } catch (ProblemException refused) {
            return rejectAll(entries, refused.problem());
        } catch (RuntimeException fault) {
            if (DatabaseFaults.isOutage(fault)) {
                throw fault;
            }
            return addByHalves(lotId, entries, caller, fault);
        }
    }

    /** One of them is at fault, or we are; it must not take the others with it. */
    private List<AddedDevice> addByHalves(
            UUID lotId, List<DeviceEntry> entries, Caller caller, RuntimeException fault) {
        if (entries.size() == 1) {
            LOG.errorf(fault, "A device cannot be put into the lot %s", lotId);
            return rejectAll(entries, LotRefusals.fault());
        }
        int half = entries.size() / 2;
        List<AddedDevice> items = new ArrayList<>(addOrExplain(lotId, entries.subList(0, half), caller));
        items.addAll(addOrExplain(lotId, entries.subList(half, entries.size()), caller));
        return items;
    }

    private static List<AddedDevice> rejectAll(List<DeviceEntry> entries, Problem problem) {
        return entries.stream()
                .map(entry -> AddedDevice.rejected(entry.index(), null, entry.isReadable() ? problem : entry.problem()))
                .toList();
    }

    private List<AddedDevice> add(Connection connection, StoredLot lot, List<DeviceEntry> entries, Caller caller)
            throws SQLException {
        List<DeviceEntry> readable =
                entries.stream().filter(DeviceEntry::isReadable).toList();
        Loading.Ground ground = read(connection, lot, readable);
        Loading.Outcome outcome = new Loading(registration, inputMass, caller, ground).load(entries);
        write(connection, lot, outcome);
        return outcome.items();
    }

    private Loading.Ground read(Connection connection, StoredLot lot, List<DeviceEntry> entries) throws SQLException {
        List<NormalIdentifier> normal = entries.stream()
                .flatMap(entry -> entry.device().identifiers().stream())
                .map(NamedIdentifier::normal)
                .distinct()
                .toList();
        Map<NormalIdentifier, UUID> owners = identifiers.findOwners(connection, normal);
        Set<UUID> named = new TreeSet<>(owners.values());
        entries.stream()
                .map(entry -> entry.device().id())
                .filter(Objects::nonNull)
                .forEach(named::add);
        Map<UUID, KnownDevice> known = devices.lock(connection, named);
        Set<UUID> others = known.values().stream()
                .map(KnownDevice::place)
                .filter(Objects::nonNull)
                .map(KnownDevice.LotPlace::lotId)
                .collect(Collectors.toSet());
        return new Loading.Ground(
                lot,
                members.nextOrdinal(connection, lot.id()),
                new DeviceRoll(owners, known),
                lots.find(connection, others),
                members.findBackInUse(
                        connection,
                        known.values().stream()
                                .filter(KnownDevice::isLotted)
                                .map(KnownDevice::id)
                                .toList()));
    }

    private void write(Connection connection, StoredLot lot, Loading.Outcome outcome) throws SQLException {
        devices.insert(connection, outcome.registered());
        identifiers.insert(connection, outcome.identifiers());
        devices.writeLives(connection, outcome.lives());
        if (outcome.members().isEmpty()) {
            return;
        }
        if (!outcome.leaving().isEmpty()) {
            members.leave(connection, outcome.leaving());
        }
        members.insert(connection, outcome.members());
        devices.place(
                connection, outcome.members().stream().map(LotMember::deviceId).toList(), lot.id());
        lots.write(connection, List.of(lot.with(outcome.contents())));
    }
}
