package org.circulog.metrics.survival;

import java.util.Arrays;
import java.util.List;

/**
 * Product-limit estimate S(t) = ∏(1 − d/n) of the survival at an age (Kaplan and Meier 1958), with the variance of Greenwood
 * S²·Σ d/(n(n−d)); conventions and figures are those of R's {@code survival} package. O(T) for the T ages of a table, from
 * which it is computed.
 *
 * <p>Where all at risk end at once the survival is 0 from there on, even if others come under observation later; its standard
 * error and limits are NaN. Of an empty table every figure is NaN.
 */
public final class KaplanMeier {

    /** Survivals this close are taken as equal: sums of sevenths and the like; the value is that of R. */
    private static final double TOLERANCE = Math.sqrt(Math.ulp(1.0));

    private final RiskTable table;
    private final double[] survival;
    /** Standard error divided by the survival. */
    private final double[] relativeError;

    private KaplanMeier(RiskTable table) {
        this.table = table;
        survival = new double[table.size()];
        relativeError = new double[table.size()];
        double product = 1;
        double sum = 0;
        for (int i = 0; i < table.size(); i++) {
            if (table.events(i) > 0) {
                product *= (table.atRisk(i) - table.events(i)) / table.atRisk(i);
                sum += greenwood(i);
            }
            survival[i] = product;
            relativeError[i] = product > 0 ? Math.sqrt(sum) : Double.NaN;
        }
    }

    public static KaplanMeier of(RiskTable table) {
        return new KaplanMeier(table);
    }

    public static KaplanMeier of(Observations observations) {
        return of(RiskTable.of(observations));
    }

    /** The ages of the curve and the counts behind it. */
    public RiskTable table() {
        return table;
    }

    /** The estimate at an age of the table, by its index there. */
    public SurvivalEstimate estimate(int i) {
        return SurvivalEstimate.of(survival[i], relativeError[i]);
    }

    /** The estimate at any age: that of the last age of the table up to there, which stays the same above all of them. */
    public SurvivalEstimate at(double age) {
        if (!(age >= 0)) {
            throw new IllegalArgumentException("age must not be negative");
        }
        if (table.size() == 0) {
            return SurvivalEstimate.of(Double.NaN, Double.NaN);
        }
        int i = table.lastUpTo(age);
        return i < 0 ? SurvivalEstimate.before() : estimate(i);
    }

    /**
     * The smallest age at which the survival is at most 1 − probability, the middle of the interval if it equals it on one;
     * its limits by the same rule on the limits of the survival, where they first get there.
     */
    public Quantile quantile(double probability, IntervalScale scale) {
        return quantiles(scale, probability).get(0);
    }

    /** Several quantiles, for which the limits of the survival are computed once. */
    public List<Quantile> quantiles(IntervalScale scale, double... probabilities) {
        double[] lower = new double[table.size()];
        double[] upper = new double[table.size()];
        Limits limits = Limits.NONE;
        for (int i = 0; i < table.size(); i++) {
            limits = i == 0 || table.events(i) > 0 ? estimate(i).limits(scale) : limits;
            lower[i] = limits.lower();
            upper[i] = limits.upper();
        }
        return Arrays.stream(probabilities)
                .mapToObj(probability -> quantile(probability, lower, upper))
                .toList();
    }

    private Quantile quantile(double probability, double[] lower, double[] upper) {
        if (!(probability > 0 && probability < 1)) {
            throw new IllegalArgumentException("probability must be between 0 and 1");
        }
        double level = 1 - probability;
        return new Quantile(
                probability, crossing(level, survival), new Limits(crossing(level, lower), crossing(level, upper)));
    }

    /** Limits may rise again, or end (NaN), so that neither a binary search nor a sort would find the first crossing. */
    private double crossing(double level, double[] curve) {
        int first = firstUpTo(level + TOLERANCE, 0, curve);
        if (first == table.size()) {
            return Double.NaN;
        }
        int below = firstUpTo(level - TOLERANCE, first, curve);
        return (table.age(first) + table.age(Math.min(below, table.size() - 1))) / 2;
    }

    private int firstUpTo(double level, int from, double[] curve) {
        int i = from;
        while (i < table.size() && !(curve[i] <= level)) {
            i++;
        }
        return i;
    }

    /**
     * Area under the curve up to the age tau, above 0 and finite, with the variance Σ A²·d/(n(n−d)), A being the area from an
     * age on; ages with n = d are left out of the sum. The curve is continued at its last value, so that tau should not be
     * above the largest age with enough at risk.
     */
    public RestrictedMean restrictedMean(double tau) {
        if (!(tau > 0) || Double.isInfinite(tau)) {
            throw new IllegalArgumentException("tau must be positive and finite");
        }
        if (table.size() == 0) {
            return new RestrictedMean(tau, Double.NaN, Double.NaN);
        }
        double area = 0;
        double variance = 0;
        double end = tau;
        for (int i = table.lastUpTo(tau); i >= 0; i--) {
            area += survival[i] * (end - table.age(i));
            end = table.age(i);
            if (table.events(i) < table.atRisk(i)) {
                variance += area * area * greenwood(i);
            }
        }
        return new RestrictedMean(tau, area + end, Math.sqrt(variance));
    }

    private double greenwood(int i) {
        double atRisk = table.atRisk(i);
        return table.events(i) / (atRisk * (atRisk - table.events(i)));
    }
}
