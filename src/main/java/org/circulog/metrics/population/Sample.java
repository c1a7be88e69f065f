package org.circulog.metrics.population;

import java.util.UUID;

/**
 * Every so many-th device, by the end of its id, which is random.
 *
 * @param factor how many devices each one stands for: a power of two, at most 2^31
 */
public record Sample(long factor) {
    /** All devices. */
    public static final Sample ALL = new Sample(1);

    private static final long IDS = 1L << Integer.SIZE;

    /** The largest sample of a population that has about so many devices at most. */
    static Sample ofAtMost(long most, long population) {
        long factor = 1;
        while (population > most * factor) {
            factor *= 2;
        }
        return new Sample(factor);
    }

    boolean isAll() {
        return factor == 1;
    }

    /** The end of an id, as text, from which on devices are left out. */
    String limit() {
        return "%08x".formatted(IDS / factor);
    }

    boolean includes(UUID id) {
        return isAll() || (id.getLeastSignificantBits() & IDS - 1) < IDS / factor;
    }
}
