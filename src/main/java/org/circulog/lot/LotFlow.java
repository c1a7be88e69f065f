package org.circulog.lot;

import java.time.Instant;
import java.util.UUID;

/**
 * Mass that moved from one lot into another.
 *
 * @param ordinal its number among those into the lot, from 1
 * @param movedAt null before it is recorded
 */
public record LotFlow(
        UUID toLot, int ordinal, UUID fromLot, Kind kind, long pieces, long massMg, UUID movedBy, Instant movedAt) {
    /** How it moved. */
    public enum Kind {
        SPLIT,
        TRANSFER
    }
}
