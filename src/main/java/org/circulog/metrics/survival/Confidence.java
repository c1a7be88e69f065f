package org.circulog.metrics.survival;

import org.apache.commons.statistics.distribution.ContinuousDistribution;

/** How 95 % intervals are found, which leave out two equal tails. */
final class Confidence {
    /** Probability of each tail. */
    static final double TAIL = 0.025;

    /** The library stops within 1e-9 of the quantile, which is too far from a small one; each step doubles the digits. */
    private static final int NEWTON_STEPS = 2;

    private Confidence() {}

    /** Limits of an estimate that cannot be negative, symmetric about its logarithm; none where it is 0. */
    static Limits aroundLogarithm(double estimate, double standardError) {
        if (estimate == 0) {
            return Limits.NONE;
        }
        double factor = Math.exp(Limits.Z * standardError / estimate);
        return new Limits(estimate / factor, estimate * factor);
    }

    static double lowerQuantile(ContinuousDistribution distribution) {
        double quantile = distribution.inverseCumulativeProbability(TAIL);
        for (int i = 0; i < NEWTON_STEPS; i++) {
            quantile -= (distribution.cumulativeProbability(quantile) - TAIL) / distribution.density(quantile);
        }
        return quantile;
    }

    static double upperQuantile(ContinuousDistribution distribution) {
        double quantile = distribution.inverseSurvivalProbability(TAIL);
        for (int i = 0; i < NEWTON_STEPS; i++) {
            quantile += (distribution.survivalProbability(quantile) - TAIL) / distribution.density(quantile);
        }
        return quantile;
    }
}
