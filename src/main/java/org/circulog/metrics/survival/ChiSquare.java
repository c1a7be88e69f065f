package org.circulog.metrics.survival;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/** Statistic of a test, which is chi-square distributed if its hypothesis holds. */
public record ChiSquare(double statistic, int degreesOfFreedom) {

    /** Probability of a statistic at least as large, NaN if there was nothing to compare. */
    public double pValue() {
        return degreesOfFreedom == 0
                ? Double.NaN
                : ChiSquaredDistribution.of(degreesOfFreedom).survivalProbability(statistic);
    }
}
