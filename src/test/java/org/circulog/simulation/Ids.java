package org.circulog.simulation;

import java.util.UUID;

/** Ids of version 7 (RFC 9562), which sort as their times do, for moments that are past. */
final class Ids {
    private static final long VERSION = 0x7000L;
    private static final long VARIANT = 1L << 63;

    private Ids() {}

    /** @param millis since 1970, at least 0 */
    static UUID at(long millis, Chance chance) {
        return new UUID(millis << 16 | VERSION | chance.bits() >>> 52, VARIANT | chance.bits() >>> 2);
    }
}
