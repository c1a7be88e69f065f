package org.circulog.metrics.lifetime;

import org.circulog.metrics.survival.KaplanMeier;
import org.circulog.metrics.survival.RestrictedMean;

/**
 * The survival of counted lives.
 *
 * @param from the age on which it is conditional; 0 for a new device
 */
record Survival(LifeCounts counts, int from, KaplanMeier curve) {

    /** Conditional on an age where the early risk set empties. */
    static Survival of(LifeCounts counts) {
        return conditional(counts, EarlyRisk.firstAge(counts, Exit.ENDS));
    }

    static Survival conditional(LifeCounts counts, int from) {
        return new Survival(counts, from, KaplanMeier.of(RiskTables.of(counts, from, Exit.ENDS)));
    }

    /** The mean up to tau of devices that reached the age on which all is conditional; NaN where tau is not above it. */
    RestrictedMean restrictedMean(double tau) {
        if (!(tau > from)) {
            return new RestrictedMean(tau, Double.NaN, Double.NaN);
        }
        return curve.restrictedMean(tau);
    }

    /** Null if survival is that of a new device. */
    Integer conditionalOnAgeDays() {
        return from == 0 ? null : from;
    }
}
