package org.circulog.metrics.population;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.circulog.metrics.survival.Limits;

/**
 * An estimate with its standard error and the limits of its 95 % interval, in the unit of the figure; null for what cannot
 * be estimated.
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Estimate(Double value, Double standardError, Double lower, Double upper) {
    /** Of which nothing can be said. */
    public static final Estimate NONE = new Estimate(null, null, null, null);

    /** With null for every NaN. */
    public static Estimate of(double value, double standardError, Limits limits) {
        return new Estimate(known(value), known(standardError), known(limits.lower()), known(limits.upper()));
    }

    /** The number, or null if it is NaN. */
    public static Double known(double number) {
        return Double.isNaN(number) ? null : (Double) number;
    }

    /** Of what is left of a share to 1. */
    public Estimate complement() {
        return new Estimate(restOf(value), standardError, restOf(upper), restOf(lower));
    }

    private static Double restOf(Double share) {
        return share == null ? null : (Double) (1 - share);
    }
}
