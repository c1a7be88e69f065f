package org.circulog.metrics.survival;

import java.util.Arrays;

/** Counts at given ages: O(log T) for each observation, O(T) at the end. The ages are distinct and ascend. */
final class RiskSets {

    /** Sums of broken weights leave a rest of about this part of all when nobody is left. */
    private static final double ROUNDING = 1e-12;

    private final double[] ages;
    private final double[] change;
    private final double[] events;
    private final double[] censored;
    private double total;

    RiskSets(double[] ages) {
        this.ages = ages;
        change = new double[ages.length + 1];
        events = new double[ages.length];
        censored = new double[ages.length];
    }

    /** Distinct exits of the observations with these indices. */
    static double[] exits(Observations observations, int[] indices) {
        double[] exits = new double[indices.length];
        Arrays.setAll(exits, k -> observations.exit(indices[k]));
        Arrays.sort(exits);
        int distinct = 0;
        for (double exit : exits) {
            if (distinct == 0 || exit != exits[distinct - 1]) {
                exits[distinct++] = exit;
            }
        }
        return Arrays.copyOf(exits, distinct);
    }

    void add(Observations observations, int i) {
        double weight = observations.weight(i);
        int from = observations.isFromBirth(i) ? 0 : firstAfter(observations.entry(i));
        int to = firstAfter(observations.exit(i));
        if (from >= to) {
            return;
        }
        total += weight;
        change[from] += weight;
        change[to] -= weight;
        if (ages[to - 1] == observations.exit(i)) {
            (observations.ended(i) ? events : censored)[to - 1] += weight;
        }
    }

    double[] ages() {
        return ages;
    }

    double[] atRisk() {
        double[] atRisk = new double[ages.length];
        double running = 0;
        for (int j = 0; j < ages.length; j++) {
            running += change[j];
            double leaving = events[j] + censored[j];
            atRisk[j] = running - leaving <= ROUNDING * total ? leaving : running;
        }
        return atRisk;
    }

    double[] events() {
        return events;
    }

    double[] censored() {
        return censored;
    }

    private int firstAfter(double age) {
        int found = Arrays.binarySearch(ages, age);
        return found >= 0 ? found + 1 : -found - 1;
    }
}
