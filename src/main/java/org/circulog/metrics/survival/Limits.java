package org.circulog.metrics.survival;

import org.apache.commons.statistics.distribution.NormalDistribution;

/** A 95 % interval; a limit that cannot be estimated is NaN. */
public record Limits(double lower, double upper) {

    static final double Z = NormalDistribution.of(0, 1).inverseSurvivalProbability(0.025);
    static final Limits NONE = new Limits(Double.NaN, Double.NaN);

    /** Normal limits around an estimate. */
    static Limits around(double estimate, double standardError) {
        return new Limits(estimate - Z * standardError, estimate + Z * standardError);
    }
}
