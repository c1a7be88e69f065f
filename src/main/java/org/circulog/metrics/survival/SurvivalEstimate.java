package org.circulog.metrics.survival;

/**
 * Share of lives that are longer than an age; {@code relativeError} is its standard error divided by it. Before the first age
 * at which anything happened it is 1 without an estimate.
 */
public record SurvivalEstimate(double survival, double relativeError, boolean beforeFirst) {

    private static final Limits ONE = new Limits(1, 1);

    static SurvivalEstimate before() {
        return new SurvivalEstimate(1, 0, true);
    }

    static SurvivalEstimate of(double survival, double relativeError) {
        return new SurvivalEstimate(survival, relativeError, false);
    }

    /** NaN where nobody survives. */
    public double standardError() {
        return survival * relativeError;
    }

    /** As in R, 1 to 1 on every scale before the first age, though there is no log-log interval around an estimate of 1. */
    public Limits limits(IntervalScale scale) {
        return beforeFirst ? ONE : scale.around(survival, relativeError);
    }
}
