package org.circulog.metrics.survival;

import java.util.Arrays;

/**
 * An exposure along ascending ages: who is at risk from which age to which, and how many at each. Takes O(n log m) for n
 * lines and m ages.
 */
final class RiskIntervals {
    private final int[] first;
    private final int[] last;
    private final long[] size;
    private final int[][] linesByFirst;
    private final int[][] linesByLast;

    RiskIntervals(Exposure exposure, double[] ages) {
        first = new int[exposure.size()];
        last = new int[exposure.size()];
        size = new long[ages.length + 1];
        for (int line = 0; line < first.length; line++) {
            first[line] = exposure.first(line, ages);
            last[line] = exposure.last(line, ages);
            if (first[line] <= last[line]) {
                size[first[line]] += exposure.count(line);
                size[last[line] + 1] -= exposure.count(line);
            }
        }
        Arrays.parallelPrefix(size, Long::sum);
        linesByFirst = grouped(first, ages.length);
        linesByLast = grouped(last, ages.length);
    }

    /** Index of the first age at which the line is at risk. */
    int first(int line) {
        return first[line];
    }

    /** Number of devices at risk at the age. */
    long size(int age) {
        return size[age];
    }

    /** Lines that are at risk at this age for the first time. */
    int[] entering(int age) {
        return linesByFirst[age];
    }

    /** Lines that are at risk at this age for the last time. */
    int[] leaving(int age) {
        return linesByLast[age];
    }

    private int[][] grouped(int[] index, int ages) {
        int[] lengths = new int[ages];
        for (int line = 0; line < index.length; line++) {
            if (first[line] <= last[line]) {
                lengths[index[line]]++;
            }
        }
        int[][] groups = new int[ages][];
        Arrays.setAll(groups, age -> new int[lengths[age]]);
        for (int line = 0; line < index.length; line++) {
            if (first[line] <= last[line]) {
                groups[index[line]][--lengths[index[line]]] = line;
            }
        }
        return groups;
    }
}
