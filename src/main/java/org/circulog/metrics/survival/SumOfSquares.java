package org.circulog.metrics.survival;

/** Σ w·(shift + u + v·factor)² over terms that come and go, in constant time for any shift and factor. */
final class SumOfSquares {
    private double w;
    private double u;
    private double v;
    private double uu;
    private double uv;
    private double vv;

    /** A negative weight takes a term away. */
    void add(double weight, double newU, double newV) {
        w += weight;
        u += weight * newU;
        v += weight * newV;
        uu += weight * newU * newU;
        uv += weight * newU * newV;
        vv += weight * newV * newV;
    }

    double at(double shift, double factor) {
        return w * shift * shift + uu + factor * factor * vv + 2 * (shift * u + factor * (shift * v + uv));
    }

    /** Size of what cancels in the sum, to tell a true 0 from what rounding leaves of it. */
    double magnitude(double shift, double factor) {
        return w * shift * shift + uu + factor * factor * vv;
    }
}
