package org.circulog.claim;

import java.time.Instant;
import java.util.UUID;

/**
 * A claim as it is on record.
 *
 * @param deviceId as the claim named it; its record may be merged into another. Null for a claim on a lot
 * @param lotId null for a claim on a device
 * @param reason why it was cancelled; null where nobody said so
 * @param reservedAt null before it is recorded
 * @param confirmedAt null where it never was
 * @param cancelledAt null while it stands
 */
record StoredClaim(
        UUID id,
        UUID organisationId,
        UUID deviceId,
        UUID lotId,
        String material,
        long massMg,
        Certificate certificate,
        ClaimState state,
        String reason,
        Instant reservedAt,
        Instant confirmedAt,
        Instant cancelledAt) {

    /** A claim that is to be recorded. */
    static StoredClaim reserved(UUID id, ReserveClaim request, UUID organisationId) {
        return new StoredClaim(
                id,
                organisationId,
                request.deviceId(),
                request.lotId(),
                request.material(),
                request.massMg(),
                request.certificate(),
                ClaimState.RESERVED,
                null,
                null,
                null,
                null);
    }

    /** Whether its mass is taken. */
    boolean stands() {
        return state != ClaimState.CANCELLED;
    }

    boolean isOnLot() {
        return lotId != null;
    }
}
