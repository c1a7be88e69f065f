package org.circulog.metrics.survival;

/**
 * Incidence of one kind of end and its variance, age by age. The terms of the variance are squares, so that none cancels:
 * A²·h_kind(1 − h_kind/h)/n, which stays, and g·(Δ − A·h_kind(1 − h)/h)² with g = h/(n(1 − h)), in which Δ grows with the
 * incidence; of these the sums of g, of g·x and of g·x² are carried along.
 */
final class IncidenceTrack {
    /** What rounding leaves of a variance of 0, relative to the largest that there was. */
    private static final double ROUNDING = 1e-14;

    private double incidence;
    private double fixed;
    private double weights;
    private double weighted;
    private double squares;
    private double largest;

    void pass(IncidenceStep step, double endsOfKind) {
        double before = step.survivalBefore();
        grow(before * step.share(endsOfKind));
        double ofAll = endsOfKind / step.ended();
        fixed += before * before * step.share(endsOfKind) * (1 - ofAll) / step.atRisk();
        // Where all end the survival is 0 and no incidence grows any more
        if (!step.allEnded()) {
            double staying = step.atRisk() - step.ended();
            double weight = step.ended() / (step.atRisk() * staying);
            double lost = before * ofAll * staying / step.atRisk();
            weights += weight;
            weighted -= weight * lost;
            squares += weight * lost * lost;
        }
        largest = Math.max(largest, fixed + squares);
    }

    private void grow(double by) {
        incidence += by;
        squares += by * (2 * weighted + by * weights);
        weighted += by * weights;
    }

    double incidence() {
        return incidence;
    }

    double standardError() {
        double variance = fixed + squares;
        return variance <= ROUNDING * largest ? 0 : Math.sqrt(variance);
    }
}
