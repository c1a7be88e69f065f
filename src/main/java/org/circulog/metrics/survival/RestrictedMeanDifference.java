package org.circulog.metrics.survival;

import org.apache.commons.statistics.distribution.NormalDistribution;

/** By how much the mean lifetime of one group, up to the age tau, is above that of another. */
public record RestrictedMeanDifference(double tau, double difference, double standardError) {

    public Limits limits() {
        return Limits.around(difference, standardError);
    }

    /** The difference in standard errors; not finite if there is no error. */
    public double z() {
        return difference / standardError;
    }

    /** Two-sided, of the hypothesis that there is no difference. */
    public double pValue() {
        return 2 * NormalDistribution.of(0, 1).survivalProbability(Math.abs(z()));
    }
}
