package org.circulog.metrics.survival;

import java.util.Arrays;
import java.util.function.IntPredicate;

/** The ages at which an estimate steps. */
final class EventAges {
    private EventAges() {}

    /** Those that are counted, ascending and each once. */
    static double[] distinct(double[] ages, IntPredicate counted) {
        double[] kept = new double[ages.length];
        int size = 0;
        for (int i = 0; i < ages.length; i++) {
            if (counted.test(i)) {
                // 0 + -0.0 is 0.0: a search tells the two zeros apart
                kept[size++] = 0 + ages[i];
            }
        }
        Arrays.sort(kept, 0, size);
        int distinct = 0;
        for (int i = 0; i < size; i++) {
            if (i == 0 || kept[i] != kept[i - 1]) {
                kept[distinct++] = kept[i];
            }
        }
        return Arrays.copyOf(kept, distinct);
    }

    /** Index of the last of the ages that is not above the age, or -1. */
    static int indexAt(double[] ages, double age) {
        if (Double.isNaN(age)) {
            throw new IllegalArgumentException("age must be a number");
        }
        int found = Arrays.binarySearch(ages, 0 + age);
        return found < 0 ? -found - 2 : found;
    }
}
