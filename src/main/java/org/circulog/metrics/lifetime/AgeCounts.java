package org.circulog.metrics.lifetime;

import java.util.Arrays;

/** A count at each age in whole days; grows as needed. */
final class AgeCounts {
    private long[] counts = {};

    void add(int age, long count) {
        if (age >= counts.length) {
            counts = Arrays.copyOf(counts, Math.max(age + 1, counts.length * 3 / 2));
        }
        counts[age] += count;
    }

    void add(AgeCounts other, int times) {
        for (int age = 0; age < other.counts.length; age++) {
            add(age, times * other.counts[age]);
        }
    }

    long at(int age) {
        return age < counts.length ? counts[age] : 0;
    }

    long total() {
        return Arrays.stream(counts).sum();
    }

    /** Above every age with a count. */
    int limit() {
        int limit = counts.length;
        while (limit > 0 && counts[limit - 1] == 0) {
            limit--;
        }
        return limit;
    }
}
