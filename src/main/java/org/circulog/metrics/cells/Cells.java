package org.circulog.metrics.cells;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * What is counted in one group of devices: for each measure a count at each value. Which devices with an imprecise date of
 * birth are among them was decided when they were added. Not safe for threads.
 */
public final class Cells {
    private static final long[] NONE = {};

    private final Map<Measure, long[]> counts = new EnumMap<>(Measure.class);

    /** Adds to the count at a value; the count may be negative. */
    public void add(Measure measure, int value, long count) {
        long[] known = counts.getOrDefault(measure, NONE);
        if (value >= known.length) {
            known = Arrays.copyOf(known, Math.max(value + 1, known.length * 3 / 2));
            counts.put(measure, known);
        }
        known[value] += count;
    }

    /** Adds all counts of another group. */
    public void addAll(Cells other) {
        other.counts.forEach((measure, more) -> {
            for (int value = 0; value < more.length; value++) {
                if (more[value] != 0) {
                    add(measure, value, more[value]);
                }
            }
        });
    }

    /** The count at a value. */
    public long count(Measure measure, int value) {
        long[] known = counts.getOrDefault(measure, NONE);
        return value < known.length ? known[value] : 0;
    }

    /** The count at 0, for a measure that is only a sum. */
    public long count(Measure measure) {
        return count(measure, 0);
    }

    /** The sum of the counts at all values. */
    public long total(Measure measure) {
        return Arrays.stream(counts.getOrDefault(measure, NONE)).sum();
    }

    /** Above every value that has a count. */
    public int limit(Measure measure) {
        return counts.getOrDefault(measure, NONE).length;
    }

    /** Hands out the values with a count other than 0, ascending. */
    public void forEach(Measure measure, ValueVisitor visitor) {
        long[] known = counts.getOrDefault(measure, NONE);
        for (int value = 0; value < known.length; value++) {
            if (known[value] != 0) {
                visitor.visit(value, known[value]);
            }
        }
    }

    /** Sees a value and its count. */
    @FunctionalInterface
    public interface ValueVisitor {
        void visit(int value, long count);
    }
}
