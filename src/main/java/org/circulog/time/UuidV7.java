package org.circulog.time;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Time-ordered ids (RFC 9562, version 7): 48 bits of Unix milliseconds, a 12-bit counter, 62 random bits.
 *
 * <p>Ids of one instance only ever grow: the counter continues where the clock stands still or steps back, and borrows
 * from the next millisecond when it is full (section 6.2, method 1). The rest comes from {@link SecureRandom}, because
 * the seeds of faster generators may coincide in services that start together.
 */
@Singleton
public class UuidV7 {
    private static final int COUNTER_BITS = 12;
    private static final long COUNTER_MASK = (1L << COUNTER_BITS) - 1;
    private static final long VERSION = 7L << COUNTER_BITS;
    private static final long VARIANT = 1L << 63;

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final AtomicLong lastTick = new AtomicLong();

    UuidV7(Clock clock) {
        this.clock = clock;
    }

    /** An id greater than all that this instance has given out. */
    public UUID next() {
        long tick = lastTick.updateAndGet(last -> Math.max(last + 1, clock.millis() << COUNTER_BITS));
        long high = (tick >>> COUNTER_BITS) << 16 | VERSION | tick & COUNTER_MASK;
        long low = VARIANT | random.nextLong() >>> 2;
        return new UUID(high, low);
    }
}
