package org.circulog.lot;

import java.time.Instant;
import java.util.UUID;
import org.circulog.life.MassBasis;

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
        Instant leftAt) {}
