package org.circulog.lot;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.circulog.database.Transactions;
import org.circulog.device.DeviceRows;
import org.circulog.device.InputMass;
import org.circulog.device.KnownDevice;
import org.circulog.life.MassBalance;
import org.circulog.life.Stage;
import org.circulog.lot.StoredLot.Contents;
import org.circulog.organisation.Caller;
import org.circulog.web.ETags;
import org.circulog.web.LostRaces;
import org.circulog.web.ProblemException;
import org.circulog.web.ProblemType;

/** Closes lots: what is in them is looked at once more, summed up and frozen. */
@Singleton
class LotClosing {
    private final LotAccess access;
    private final LotRows lots;
    private final LotMembers members;
    private final LotLines lines;
    private final DeviceRows devices;
    private final InputMass inputMass;
    private final Manifests manifests;
    private final Transactions transactions;
    private final ETags tags;
    private final Clock clock;

    LotClosing(
            LotAccess access,
            LotRows lots,
            LotMembers members,
            LotLines lines,
            DeviceRows devices,
            InputMass inputMass,
            Manifests manifests,
            Transactions transactions,
            ETags tags,
            Clock clock) {
        this.access = access;
        this.lots = lots;
        this.members = members;
        this.lines = lines;
        this.devices = devices;
        this.inputMass = inputMass;
        this.manifests = manifests;
        this.transactions = transactions;
        this.tags = tags;
        this.clock = clock;
    }

    /**
     * Fixes the input mass and the manifest. Closing a closed lot again changes nothing, whatever version was seen.
     *
     * @param ifMatch null for any version
     * @throws ProblemException {@code not-found}, {@code forbidden}, {@code precondition-failed}, or {@code state-conflict}
     *     for a lot that is empty or has devices that are withdrawn
     */
    LotView close(UUID lotId, String ifMatch, Caller caller) {
        return LotView.of(LostRaces.retrying(() -> transactions.write(connection -> {
            StoredLot lot = access.requireHolder(connection, lotId, caller);
            if (!lot.isOpen()) {
                return lot;
            }
            if (ifMatch != null) {
                tags.requireMatch(ifMatch, LotView.of(lot));
            }
            return close(connection, lot);
        })));
    }

    private StoredLot close(Connection connection, StoredLot lot) throws SQLException {
        List<LotMember> listed = members.listPresent(connection, lot.id());
        List<LotMember> frozen = refresh(connection, lot, listed);
        members.settle(connection, lot.id());
        StoredLot summed = lot.with(lot.contents().minus(sumOf(listed)).plus(sumOf(frozen)));
        if (summed.contents().isEmpty()) {
            throw new ProblemException(ProblemType.STATE_CONFLICT, "The lot is empty.");
        } else if (summed.contents().isTooHeavy()) {
            throw new ProblemException(
                    ProblemType.STATE_CONFLICT,
                    "By what is known of its devices now, the lot weighs 10^15 mg or more.");
        }
        String hash = manifests.hash(summed, frozen, lines.list(connection, lot.id()));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        StoredLot closed = summed.closed(balanceOf(summed), hash, now);
        lots.write(connection, List.of(closed));
        return closed;
    }

    private static LotBalance balanceOf(StoredLot lot) {
        return lot.weighing() == null
                ? LotBalance.ofListed(lot.contents().listedMg(), lot.contents().defaultMg())
                : LotBalance.ofWeighed(lot.weighing().netMg());
    }

    /**
     * As their devices are known now. Two records that were merged since they were added are one device, which is in the
     * lot of the one that was kept.
     */
    private List<LotMember> refresh(Connection connection, StoredLot lot, List<LotMember> listed) throws SQLException {
        Map<UUID, KnownDevice> known = devices.lock(
                connection, listed.stream().map(LotMember::deviceId).toList());
        requirePresent(known.values());
        Set<UUID> seen = new HashSet<>();
        List<LotMember> frozen = new ArrayList<>();
        List<UUID> merged = new ArrayList<>();
        for (LotMember member : listed) {
            KnownDevice device = known.get(member.deviceId());
            if (!isElsewhere(device, lot) && seen.add(device.id())) {
                frozen.add(refresh(member, device));
            } else {
                merged.add(member.deviceId());
            }
        }
        members.delete(connection, lot.id(), merged);
        members.refresh(connection, frozen);
        return frozen;
    }

    private static boolean isElsewhere(KnownDevice device, StoredLot lot) {
        return device.place() != null && !device.place().lotId().equals(lot.id());
    }

    /** What is gone could not be treated with the lot later, nor leave it. */
    private static void requirePresent(Collection<KnownDevice> devices) {
        List<UUID> withdrawn = devices.stream()
                .filter(device -> device.life().stage() == Stage.WITHDRAWN)
                .map(KnownDevice::id)
                .distinct()
                .toList();
        if (!withdrawn.isEmpty()) {
            throw new ProblemException(LotRefusals.withdrawn(withdrawn));
        }
    }

    /** What came with another lot has the mass that it left there with. */
    private LotMember refresh(LotMember member, KnownDevice device) {
        MassBalance balance = inputMass.balanceOf(device.facts(), device.life());
        boolean own = member.fromLot() == null;
        return new LotMember(
                member.lotId(),
                device.id(),
                member.ordinal(),
                own ? device.facts().category() : member.category(),
                own ? LotMember.massOf(balance) : member.massMg(),
                own ? balance.basis() : member.massBasis(),
                member.fromLot(),
                member.addedBy(),
                null);
    }

    private static Contents sumOf(List<LotMember> members) {
        return members.stream().map(LotMember::contents).reduce(Contents.NONE, Contents::plus);
    }
}
