package org.circulog.metrics.survival;

import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * Share of trials that succeeded, with 95 % intervals. Throws {@link IllegalArgumentException} without a trial and for
 * more successes than trials. Constant time.
 */
public record Proportion(long successes, long trials) {

    public Proportion {
        if (trials < 1 || successes < 0 || successes > trials) {
            throw new IllegalArgumentException("successes must be from 0 to the number of trials, which is at least 1");
        }
    }

    /** Between 0 and 1. */
    public double value() {
        return (double) successes / trials;
    }

    /** Wilson's score interval (1927) without correction for continuity; holds at 0 and at all successes too. */
    public Limits wilson() {
        double p = value();
        double z2 = Limits.Z * Limits.Z / trials;
        double root = Math.sqrt(z2 * (p * (1 - p) + z2 / 4));
        double upper = (p + z2 / 2 + root) / (1 + z2);
        // the limits are the roots of a quadratic: their product is p² / (1 + z²/n), which does not cancel near 0
        double lower = p * p / (1 + z2) / upper;
        return new Limits(lower, successes == trials ? 1 : upper);
    }

    /** Exact interval of Clopper and Pearson (1934): covers at least 95 %, and is wider than Wilson's. */
    public Limits exact() {
        double failures = trials - successes;
        double lower = successes == 0 ? 0 : Confidence.lowerQuantile(BetaDistribution.of(successes, failures + 1));
        double upper = failures == 0 ? 1 : Confidence.upperQuantile(BetaDistribution.of(successes + 1.0, failures));
        return new Limits(lower, upper);
    }
}
