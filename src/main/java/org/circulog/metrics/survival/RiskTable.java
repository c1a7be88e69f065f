package org.circulog.metrics.survival;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How many were at risk, ended and were censored at each age at which something happened; ages ascend. At a tied age ends come
 * before censorings, so that those censored there are at risk. Counts are sums of weights.
 */
public final class RiskTable {

    private final double[] ages;
    private final double[] atRisk;
    private final double[] events;
    private final double[] censored;

    private RiskTable(double[] ages, double[] atRisk, double[] events, double[] censored) {
        this.ages = ages;
        this.atRisk = atRisk;
        this.events = events;
        this.censored = censored;
    }

    /** Table over all distinct exits: O(n log n) for n observations, whatever their entries. */
    public static RiskTable of(Observations observations) {
        int[] counted = IntStream.range(0, observations.size())
                .filter(observations::isEverAtRisk)
                .toArray();
        RiskSets sets = new RiskSets(RiskSets.exits(observations, counted));
        for (int i : counted) {
            sets.add(observations, i);
        }
        return new RiskTable(sets.ages(), sets.atRisk(), sets.events(), sets.censored());
    }

    /**
     * Table that was counted elsewhere. Throws {@link IllegalArgumentException} unless ages are at least 0, finite and strictly
     * ascending, counts at least 0 and finite, and nowhere more ended than were at risk.
     */
    public static RiskTable of(double[] ages, double[] atRisk, double[] events, double[] censored) {
        if (atRisk.length != ages.length || events.length != ages.length || censored.length != ages.length) {
            throw new IllegalArgumentException("a table needs every count at every age");
        }
        RiskTable table = new RiskTable(ages.clone(), atRisk.clone(), events.clone(), censored.clone());
        for (int i = 0; i < table.size(); i++) {
            table.check(i);
        }
        return table;
    }

    private void check(int i) {
        boolean ascends = ages[i] > (i == 0 ? -Double.MIN_VALUE : ages[i - 1]) && ages[i] < Double.POSITIVE_INFINITY;
        boolean counts = events[i] >= 0 && events[i] <= atRisk[i] && atRisk[i] < Double.POSITIVE_INFINITY;
        if (!ascends || !counts || !(censored[i] >= 0 && censored[i] < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("row " + i + " of the table is none");
        }
    }

    /** Number of ages. */
    public int size() {
        return ages.length;
    }

    public double age(int i) {
        return ages[i];
    }

    public double atRisk(int i) {
        return atRisk[i];
    }

    public double events(int i) {
        return events[i];
    }

    public double censored(int i) {
        return censored[i];
    }

    /**
     * Number at risk at the first age of the table that is not below the given one, 0 if there is none. R's
     * {@code summary.survfit} gives it for any age; with delayed entry, between two ages of the table, fewer may be at risk.
     */
    public double atRiskFrom(double age) {
        int found = Arrays.binarySearch(ages, age);
        int next = found >= 0 ? found : -found - 1;
        return next < size() ? atRisk[next] : 0;
    }

    /** The last age of the table that is not above the given one, -1 if there is none: O(log T). */
    int lastUpTo(double age) {
        int found = Arrays.binarySearch(ages, age);
        return found >= 0 ? found : -found - 2;
    }
}
