package org.circulog.metrics.survival;

import org.apache.commons.statistics.distribution.GammaDistribution;

/**
 * Number of independent events as a Poisson count, with its exact 95 % interval [χ²₀.₀₂₅(2n)/2, χ²₀.₉₇₅(2n+2)/2]
 * (Garwood 1936). Throws {@link IllegalArgumentException} for a negative number and one above 1e9. Constant time.
 */
public record EventCount(long observed) {
    /** The quantiles of the library converge up to here, and far from it they no longer do. */
    private static final long MOST = 1_000_000_000;

    public EventCount {
        if (observed < 0 || observed > MOST) {
            throw new IllegalArgumentException("observed must be from 0 to " + MOST);
        }
    }

    /** Limits of the expected number; the lower one is 0 where nothing was observed. */
    public Limits limits() {
        double lower = observed == 0 ? 0 : Confidence.lowerQuantile(halfChiSquare(observed));
        return new Limits(lower, Confidence.upperQuantile(halfChiSquare(observed + 1.0)));
    }

    /** Observed by expected events, such as the standardised retirement ratio. The expected number is taken as known. */
    public double ratioTo(double expected) {
        return observed / requirePositive(expected);
    }

    /** Limits of the ratio to a number of expected events. */
    public Limits ratioLimits(double expected) {
        Limits count = limits();
        return new Limits(count.lower() / requirePositive(expected), count.upper() / expected);
    }

    /** A half of χ² with 2k degrees of freedom. */
    private static GammaDistribution halfChiSquare(double k) {
        return GammaDistribution.of(k, 1);
    }

    private static double requirePositive(double expected) {
        if (!(expected > 0) || Double.isInfinite(expected)) {
            throw new IllegalArgumentException("expected must be positive and finite");
        }
        return expected;
    }
}
