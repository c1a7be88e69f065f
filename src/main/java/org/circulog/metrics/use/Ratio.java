package org.circulog.metrics.use;

/** One sum by another. */
final class Ratio {
    private Ratio() {}

    /** Null where there is nothing to divide by. */
    static Double of(double part, double whole) {
        return whole == 0 ? null : (Double) (part / whole);
    }
}
