package org.circulog.metrics.lifetime;

import java.util.Arrays;

/** A count at each age in whole days; grows as needed. */
final class AgeCounts {
    private long[] counts = {};
    private int limit;

    void add(int age, long count) {
        if (age >= counts.length) {
            counts = Arrays.copyOf(counts, Math.max(age + 1, counts.length * 3 / 2));
        }
        counts[age] += count;
        limit = Math.max(limit, age + 1);
    }

    /** Up to the largest age that was counted. */
    long[] counts() {
        return Arrays.copyOf(counts, limit);
    }
}
