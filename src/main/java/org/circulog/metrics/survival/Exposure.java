package org.circulog.metrics.survival;

import java.util.Arrays;

/**
 * When devices were at risk: device i at every age t with entry &lt; t ≤ exit, where an entry of 0 means from birth, age
 * 0 included. A count makes one line stand for that many equal devices. Ages are in any one unit, and equal ages must be
 * equal numbers. Throws {@link IllegalArgumentException} for arrays of different lengths, a negative or infinite age, an
 * exit before its entry and a negative count; a device whose exit is its entry is allowed and never at risk.
 */
public final class Exposure {
    private final double[] entry;
    private final double[] exit;
    private final long[] count;

    private Exposure(double[] entry, double[] exit, long[] count) {
        this.entry = entry.clone();
        this.exit = exit.clone();
        this.count = count.clone();
        requireSameLength(exit.length);
        requireSameLength(count.length);
        for (int i = 0; i < entry.length; i++) {
            requireInterval(i);
            // a search tells -0.0 from 0.0
            this.entry[i] += 0.0;
            this.exit[i] += 0.0;
        }
    }

    /** One device in each line. */
    public static Exposure of(double[] entry, double[] exit) {
        long[] once = new long[entry.length];
        Arrays.fill(once, 1);
        return new Exposure(entry, exit, once);
    }

    /** Groups of equal devices, with how many each has. */
    public static Exposure of(double[] entry, double[] exit, long[] count) {
        return new Exposure(entry, exit, count);
    }

    /** Number of lines. */
    public int size() {
        return entry.length;
    }

    double exit(int line) {
        return exit[line];
    }

    long count(int line) {
        return count[line];
    }

    boolean isAtRisk(int line, double age) {
        return (entry[line] < age || entry[line] == 0 && age == 0) && age <= exit[line];
    }

    void requireSameLength(int length) {
        if (length != entry.length) {
            throw new IllegalArgumentException("arrays must have one element for each line");
        }
    }

    /** Index of the first of the ascending ages at which the line may be at risk. */
    int first(int line, double[] ages) {
        int found = Arrays.binarySearch(ages, entry[line]);
        boolean fromBirth = entry[line] == 0;
        return found < 0 ? -found - 1 : found + (fromBirth ? 0 : 1);
    }

    /** Index of the last of the ascending ages that the line reached, or -1. */
    int last(int line, double[] ages) {
        int found = Arrays.binarySearch(ages, exit[line]);
        return found < 0 ? -found - 2 : found;
    }

    private void requireInterval(int line) {
        if (!(entry[line] >= 0) || !(exit[line] >= entry[line]) || Double.isInfinite(exit[line]) || count[line] < 0) {
            throw new IllegalArgumentException(
                    "line %d must have 0 ≤ entry ≤ exit, both finite, and no negative count".formatted(line));
        }
    }
}
