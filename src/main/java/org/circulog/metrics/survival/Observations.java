package org.circulog.metrics.survival;

import java.util.Arrays;

/**
 * Observed lives in any order. A life is at risk at age t when entry &lt; t ≤ exit, and an entry of 0 means from birth, age 0
 * included; it ended at its exit or was censored there. One that is nowhere at risk (its entry is not before its exit) is left
 * out by every estimator, as R's {@code Surv} does. Ages are of one unit, at least 0 and finite. A weight is the number of
 * lives that an observation stands for, at least 0 and finite. Throws {@link IllegalArgumentException} for anything else, NaN
 * included, and for arrays of different lengths.
 */
public final class Observations {

    private final double[] entry;
    private final double[] exit;
    private final boolean[] ended;
    private final double[] weight;

    private Observations(double[] entry, double[] exit, boolean[] ended, double[] weight) {
        if (entry.length != exit.length || ended.length != exit.length || weight.length != exit.length) {
            throw new IllegalArgumentException("entries, exits, ends and weights must be as many as each other");
        }
        this.entry = requireNonNegative(entry, "entries");
        this.exit = requireNonNegative(exit, "exits");
        this.ended = ended.clone();
        this.weight = requireNonNegative(weight, "weights");
    }

    /** Lives that were all under observation from birth. */
    public static Observations fromBirth(double[] exit, boolean[] ended) {
        return of(new double[exit.length], exit, ended);
    }

    /** Lives that came under observation at their entry. */
    public static Observations of(double[] entry, double[] exit, boolean[] ended) {
        double[] ones = new double[exit.length];
        Arrays.fill(ones, 1);
        return of(entry, exit, ended, ones);
    }

    /** As many lives of each kind as its weight says: the same figures as if each were repeated so often. */
    public static Observations of(double[] entry, double[] exit, boolean[] ended, double[] weight) {
        return new Observations(entry, exit, ended, weight);
    }

    public int size() {
        return exit.length;
    }

    /** Sum of the weights of those that are at risk at some age. */
    public double atRisk() {
        double sum = 0;
        for (int i = 0; i < size(); i++) {
            sum += isEverAtRisk(i) ? weight[i] : 0;
        }
        return sum;
    }

    boolean isEverAtRisk(int i) {
        return weight[i] > 0 && (isFromBirth(i) || entry[i] < exit[i]);
    }

    boolean isFromBirth(int i) {
        return entry[i] == 0;
    }

    double entry(int i) {
        return entry[i];
    }

    double exit(int i) {
        return exit[i];
    }

    boolean ended(int i) {
        return ended[i];
    }

    double weight(int i) {
        return weight[i];
    }

    private static double[] requireNonNegative(double[] values, String name) {
        double[] copy = values.clone();
        for (int i = 0; i < copy.length; i++) {
            if (!(copy[i] >= 0) || Double.isInfinite(copy[i])) {
                throw new IllegalArgumentException(name + " must be at least 0 and finite");
            }
            // A search takes -0.0 as another age than 0.0
            copy[i] = Math.abs(copy[i]);
        }
        return copy;
    }
}
