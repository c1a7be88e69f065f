package org.circulog.identity;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.circulog.database.Transactions;
import org.circulog.device.DeviceRows;
import org.circulog.device.DeviceView;
import org.circulog.device.DeviceViews;
import org.circulog.device.KnownDevice;
import org.circulog.device.MergeRows;
import org.circulog.event.EventRecords;
import org.circulog.event.RebuiltLife;
import org.circulog.event.RebuiltLives;
import org.circulog.life.LifeRules;
import org.circulog.lot.LotMembers;
import org.circulog.organisation.Caller;
import org.circulog.organisation.Role;
import org.circulog.recovery.RecoveredRows;
import org.circulog.recovery.RecoverySubject;
import org.circulog.web.LostRaces;
import org.circulog.web.ProblemException;

/**
 * Merges records of one device, and undoes it. Events stay with the record under whose id they were recorded; the lives of
 * all concerned follow in the same transaction.
 */
@Singleton
class MergeService {
    private final Transactions transactions;
    private final DeviceRows devices;
    private final MergeRows merges;
    private final EventRecords events;
    private final RebuiltLives lives;
    private final RecoveredRows recovered;
    private final LotMembers members;
    private final DeviceViews views;

    MergeService(
            Transactions transactions,
            DeviceRows devices,
            MergeRows merges,
            EventRecords events,
            RebuiltLives lives,
            RecoveredRows recovered,
            LotMembers members,
            DeviceViews views) {
        this.transactions = transactions;
        this.devices = devices;
        this.merges = merges;
        this.events = events;
        this.lives = lives;
        this.recovered = recovered;
        this.members = members;
        this.views = views;
    }

    /**
     * Merges a duplicate, with all that was merged into it, into a device; no change if it is a part of it already.
     *
     * @return the device
     * @throws ProblemException {@code not-found}, {@code forbidden}, {@code merge-conflict}, {@code mass-exceeded},
     *     {@code in-flight}, or {@code invalid-content} if both are the same id
     */
    DeviceView merge(UUID id, UUID duplicate, Caller caller) {
        if (id.equals(duplicate)) {
            throw new ProblemException(Refusals.sameDevice());
        }
        return LostRaces.retrying(() -> transactions.write(connection -> {
            Pair pair = lock(connection, id, duplicate);
            if (!pair.isOne()) {
                requireRight(connection, pair, caller);
                merge(connection, pair, caller);
            }
            return views.get(connection, id);
        }));
    }

    private void merge(Connection connection, Pair pair, Caller caller) throws SQLException {
        UUID device = pair.device().id();
        KnownDevice duplicate = pair.duplicate();
        if (pair.device().isLotted() && duplicate.isLotted()) {
            throw new ProblemException(Refusals.bothInClosedLots());
        }
        devices.writeLives(connection, List.of(lives.unwritten(duplicate).row().merged()));
        merges.insert(connection, new MergeRows.Merge(duplicate.id(), device, caller.organisationId()));
        flatten(connection, device);
        RebuiltLife life = rebuild(connection, List.of(device)).iterator().next();
        Optional<LifeRules.Clash> clash = LifeRules.judgeTogether(life.facts());
        if (clash.isPresent()) {
            throw new ProblemException(Refusals.mergeConflict(clash.get()));
        }
        requireMass(life);
        devices.writeLives(connection, List.of(life.row()));
        recovered.rebuild(connection, List.of(RecoverySubject.of(life), RecoverySubject.absorbed(duplicate)));
    }

    /**
     * Sets a duplicate free, with all that was merged into it.
     *
     * @return the device that it is again
     * @throws ProblemException {@code not-found}, {@code forbidden}, {@code state-conflict} if it is not merged into this
     *     one, {@code events-depend}, {@code mass-exceeded} or {@code in-flight}
     */
    DeviceView unmerge(UUID id, UUID duplicate, Caller caller) {
        return LostRaces.retrying(() -> transactions.write(connection -> {
            Pair pair = lock(connection, id, duplicate);
            MergeRows.Merge merge = merges.findInForce(connection, duplicate)
                    .filter(inForce -> pair.isOne())
                    .orElseThrow(() -> new ProblemException(Refusals.notMerged()));
            if (!merge.mergedBy().equals(caller.organisationId()) && !caller.has(Role.ADMIN)) {
                throw new ProblemException(Refusals.notYoursToUnmerge());
            }
            unmerge(connection, pair.device(), duplicate, caller);
            return views.get(connection, duplicate);
        }));
    }

    private void unmerge(Connection connection, KnownDevice device, UUID duplicate, Caller caller) throws SQLException {
        merges.undo(connection, duplicate, caller.organisationId());
        flatten(connection, device.id());
        flatten(connection, duplicate);
        Collection<RebuiltLife> parts = rebuild(connection, List.of(device.id(), duplicate));
        for (RebuiltLife life : parts) {
            if (LifeRules.judgeTogether(life.facts()).isPresent()) {
                throw new ProblemException(Refusals.eventsDepend(life.recoveries()));
            }
            requireMass(life);
        }
        devices.writeLives(connection, parts.stream().map(RebuiltLife::row).toList());
        recovered.rebuild(connection, parts.stream().map(RecoverySubject::of).toList());
    }

    /** Lets the lives of all records of a device say who belongs to whom, and the device which lot holds it. */
    private void flatten(Connection connection, UUID device) throws SQLException {
        List<UUID> group = merges.listGroup(connection, device);
        merges.flatten(connection, group);
        members.place(connection, group);
    }

    private Collection<RebuiltLife> rebuild(Connection connection, List<UUID> ids) throws SQLException {
        return lives.of(connection, devices.find(connection, ids).values()).values();
    }

    private static void requireMass(RebuiltLife life) {
        if (life.balance().recoveredMg() > life.balance().limitMg()) {
            throw new ProblemException(Refusals.massExceeded(life.balance()));
        }
    }

    private Pair lock(Connection connection, UUID id, UUID duplicate) throws SQLException {
        Map<UUID, KnownDevice> locked = devices.lock(connection, List.of(id, duplicate));
        if (!locked.containsKey(id)) {
            throw ProblemException.notFound("The device");
        } else if (!locked.containsKey(duplicate)) {
            throw ProblemException.notFound("The duplicate");
        }
        return new Pair(locked.get(id), locked.get(duplicate));
    }

    /** The devices that two ids lead to, locked. */
    private record Pair(KnownDevice device, KnownDevice duplicate) {
        boolean isOne() {
            return device.id().equals(duplicate.id());
        }
    }

    private void requireRight(Connection connection, Pair pair, Caller caller) throws SQLException {
        boolean knowsBoth = events.isKnownTo(connection, pair.device(), caller.organisationId())
                && events.isKnownTo(connection, pair.duplicate(), caller.organisationId());
        if (!knowsBoth && !caller.has(Role.ADMIN)) {
            throw new ProblemException(Refusals.notYoursToMerge());
        }
    }
}
