package org.circulog.metrics.cells;

import java.util.Arrays;
import org.circulog.metrics.cells.Cells.ValueVisitor;

/** Counts at consecutive values, from the first that is needed on: days since 1970 are far from 0 and close to each other. */
final class Window {
    private static final int LEAST = 64;

    private int first;
    private long[] counts = {};

    void add(int value, long count) {
        if (value < first || value >= first + counts.length) {
            cover(value);
        }
        counts[value - first] += count;
    }

    private void cover(int value) {
        if (counts.length == 0) {
            first = value;
            counts = new long[value == 0 ? 1 : LEAST];
        } else if (value < first) {
            int lower = Math.max(0, value - counts.length);
            long[] wider = new long[first + counts.length - lower];
            System.arraycopy(counts, 0, wider, first - lower, counts.length);
            first = lower;
            counts = wider;
        } else {
            counts = Arrays.copyOf(counts, Math.max(value - first + LEAST, counts.length * 2));
        }
    }

    long at(int value) {
        return value >= first && value < first + counts.length ? counts[value - first] : 0;
    }

    long total() {
        long total = 0;
        for (long count : counts) {
            total += count;
        }
        return total;
    }

    /** Above every value that has a count. */
    int limit() {
        return counts.length == 0 ? 0 : first + counts.length;
    }

    void forEach(ValueVisitor visitor) {
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] != 0) {
                visitor.visit(first + i, counts[i]);
            }
        }
    }
}
