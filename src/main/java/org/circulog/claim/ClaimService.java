package org.circulog.claim;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.circulog.database.Transactions;
import org.circulog.device.DeviceRows;
import org.circulog.device.KnownDevice;
import org.circulog.lot.LotRows;
import org.circulog.lot.StoredLot;
import org.circulog.organisation.Caller;
import org.circulog.reference.Materials;
import org.circulog.time.UuidV7;
import org.circulog.web.Cursor;
import org.circulog.web.LostRaces;
import org.circulog.web.Page;
import org.circulog.web.ProblemException;

/**
 * Reserves, confirms and cancels claims of recovered mass. The device or lot is locked first, then the claim, then what was
 * recovered.
 */
@Singleton
class ClaimService {
    private final Transactions transactions;
    private final DeviceRows devices;
    private final LotRows lots;
    private final ClaimRows claims;
    private final ClaimableMass mass;
    private final Materials materials;
    private final UuidV7 ids;

    ClaimService(
            Transactions transactions,
            DeviceRows devices,
            LotRows lots,
            ClaimRows claims,
            ClaimableMass mass,
            Materials materials,
            UuidV7 ids) {
        this.transactions = transactions;
        this.devices = devices;
        this.lots = lots;
        this.claims = claims;
        this.mass = mass;
        this.materials = materials;
        this.ids = ids;
    }

    /**
     * Reserves mass that the caller's organisation recovered itself, with the fate RECYCLED.
     *
     * @throws ProblemException {@code invalid-content}, {@code claim-exceeded}, {@code certificate-used} or
     *     {@code in-flight}
     */
    ClaimView reserve(ReserveClaim request, Caller caller) {
        check(request);
        StoredClaim claim = StoredClaim.reserved(ids.next(), request, caller.organisationId());
        return LostRaces.retrying(() -> transactions.write(connection -> reserve(connection, claim)));
    }

    private ClaimView reserve(Connection connection, StoredClaim claim) throws SQLException {
        ClaimableMass.Source source = lockSource(connection, claim);
        StoredClaim reserved = claims.insert(connection, claim).orElseThrow(Refusals::certificateUsed);
        if (!mass.take(connection, source, claim.massMg())) {
            throw Refusals.exceeded(mass.leftMg(connection, source));
        }
        return ClaimView.of(reserved);
    }

    private void check(ReserveClaim request) {
        if ((request.deviceId() == null) == (request.lotId() == null)) {
            throw Refusals.notOneSubject(request.lotId() != null);
        } else if (materials.find(request.material()).isEmpty()) {
            throw Refusals.unknownMaterial();
        }
    }

    private ClaimableMass.Source lockSource(Connection connection, StoredClaim claim) throws SQLException {
        return claim.isOnLot() ? sourceOnLot(connection, claim) : sourceOnDevice(connection, claim);
    }

    /** What was recovered stands under the id that all records of the device lead to, which is locked. */
    private ClaimableMass.Source sourceOnDevice(Connection connection, StoredClaim claim) throws SQLException {
        KnownDevice device = devices.lock(connection, List.of(claim.deviceId())).get(claim.deviceId());
        if (device == null) {
            throw Refusals.unknownDevice();
        }
        return new ClaimableMass.Source(device.id(), false, claim.organisationId(), claim.material());
    }

    private ClaimableMass.Source sourceOnLot(Connection connection, StoredClaim claim) throws SQLException {
        StoredLot lot = lots.lock(connection, List.of(claim.lotId())).get(claim.lotId());
        boolean own = lot != null && lot.holderId().equals(claim.organisationId());
        // What it recovered stays its own to claim after it handed the lot over.
        if (!own && !mass.isLotOf(connection, claim.lotId(), claim.organisationId())) {
            throw Refusals.unknownLot();
        }
        return new ClaimableMass.Source(claim.lotId(), true, claim.organisationId(), claim.material());
    }

    /** The claims of the caller's organisation, in the order of their reservation. */
    Page<ClaimView> list(ClaimSearch search, Caller caller, String after, int limit) {
        UUID start = Cursor.read(after, UUID::fromString);
        List<StoredClaim> rows = transactions.read(connection -> claims.list(
                connection,
                new ClaimSelection(caller.organisationId(), search, devicesOf(connection, search), start, limit + 1)));
        return Page.of(rows, limit, claim -> claim.id().toString()).map(ClaimView::of);
    }

    /** A claim may have been made under any of the ids that a device has by merges. */
    private Collection<UUID> devicesOf(Connection connection, ClaimSearch search) throws SQLException {
        if (search.deviceId == null) {
            return null;
        }
        KnownDevice device = devices.find(connection, List.of(search.deviceId)).get(search.deviceId);
        return device == null ? List.of() : device.ids().toList();
    }

    /** @throws ProblemException {@code not-found} also for a claim of another organisation */
    ClaimView get(UUID id, Caller caller) {
        return ClaimView.of(transactions.read(connection -> find(connection, id, caller)));
    }

    private StoredClaim find(Connection connection, UUID id, Caller caller) throws SQLException {
        return claims.find(connection, id, caller.organisationId()).orElseThrow(Refusals::unknownClaim);
    }

    private StoredClaim lock(Connection connection, UUID id, Caller caller) throws SQLException {
        return claims.lock(connection, id, caller.organisationId()).orElseThrow(Refusals::unknownClaim);
    }

    /**
     * Confirms that the certificate was issued; no change where that is recorded already.
     *
     * @throws ProblemException {@code not-found}, {@code state-conflict} for a cancelled claim, or {@code in-flight}
     */
    ClaimView confirm(UUID id, Caller caller) {
        return LostRaces.retrying(() -> transactions.write(connection -> {
            StoredClaim claim = lock(connection, id, caller);
            return switch (claim.state()) {
                case RESERVED -> ClaimView.of(claims.confirm(connection, id));
                case CONFIRMED -> ClaimView.of(claim);
                case CANCELLED -> throw Refusals.isCancelled();
            };
        }));
    }

    /**
     * Gives up a claim: its mass and its certificate are free again. No change where that was done already.
     *
     * @param reason null for none
     * @throws ProblemException {@code not-found} or {@code in-flight}
     */
    ClaimView cancel(UUID id, String reason, Caller caller) {
        return LostRaces.retrying(() -> transactions.write(connection -> {
            StoredClaim found = find(connection, id, caller);
            return found.stands() ? cancel(connection, found, reason, caller) : ClaimView.of(found);
        }));
    }

    private ClaimView cancel(Connection connection, StoredClaim found, String reason, Caller caller)
            throws SQLException {
        ClaimableMass.Source source = lockSource(connection, found);
        StoredClaim claim = lock(connection, found.id(), caller);
        if (!claim.stands()) {
            return ClaimView.of(claim);
        }
        mass.giveBack(connection, source, claim.massMg());
        return ClaimView.of(claims.cancel(connection, claim.id(), reason));
    }
}
