package org.circulog.metrics.survival;

/**
 * Squares of the influence of every device on an estimate, summed over those at risk and those that left: the
 * infinitesimal jackknife, by which R's {@code survival} gives its robust variances.
 */
final class Influence {
    /** What rounding leaves of a variance of 0, relative to the terms that cancel in it. */
    private static final double ROUNDING = 1e-14;

    private final SumOfSquares atRisk = new SumOfSquares();
    private final SumOfSquares left = new SumOfSquares();

    void enter(double weight, double u, double v) {
        atRisk.add(weight, u, v);
    }

    void replace(double weight, double u, double by) {
        atRisk.add(-weight, u, 0);
        atRisk.add(weight, by, 0);
    }

    void leave(double weight, double u, double v) {
        atRisk.add(-weight, u, v);
    }

    void keep(double weight, double u, double v) {
        left.add(weight, u, v);
    }

    /** Root of the sum of squares, where shift applies to those at risk only. */
    double standardError(double shift, double factor) {
        double variance = atRisk.at(shift, factor) + left.at(0, factor);
        double magnitude = atRisk.magnitude(shift, factor) + left.magnitude(0, factor);
        return variance <= ROUNDING * magnitude ? 0 : Math.sqrt(variance);
    }
}
