package org.circulog.lot;

import java.time.Instant;
import java.util.UUID;
import org.circulog.life.MassBalance;
import org.circulog.life.MassBasis;
import org.circulog.lot.StoredLot.Contents;

/**
 * A device in a lot.
 *
 * @param ordinal its place in the manifest, from 1
 * @param massMg what it brings into the lot: its input mass without what was recovered from it before
 * @param fromLot the lot with which it came; null if it was added by itself
 * @param leftAt null while it is there
 */
public record LotMember(
        UUID lotId,
        UUID deviceId,
        int ordinal,
        String category,
        long massMg,
        MassBasis massBasis,
        UUID fromLot,
        UUID addedBy,
        Instant leftAt) {

    /** What a device brings into a lot; it is there, so it weighs something. */
    static long massOf(MassBalance balance) {
        return Math.max(1, balance.remainingMg());
    }

    /** What it adds to the sums of its lot. */
    Contents contents() {
        long defaultMg = massBasis == MassBasis.CATEGORY_DEFAULT ? massMg : 0;
        return fromLot == null ? new Contents(1, 1, massMg, 0, defaultMg) : new Contents(1, 1, 0, massMg, defaultMg);
    }

    /** The same device in the lot to which it goes on. */
    LotMember movedTo(UUID nextLot, int place, UUID from, UUID mover) {
        return new LotMember(nextLot, deviceId, place, category, massMg, massBasis, from, mover, null);
    }
}
