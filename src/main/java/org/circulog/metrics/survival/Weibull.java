package org.circulog.metrics.survival;

import org.apache.commons.numbers.gamma.Gamma;
import org.apache.commons.numbers.gamma.IncompleteGamma;

/**
 * Weibull lifetime with survival S(t) = exp(-(t/scale)^shape); results carry the unit of the scale. Throws
 * {@link IllegalArgumentException} for parameters that are not positive and finite, and for negative ages.
 */
public record Weibull(double shape, double scale) {

    /** Above it e^u and Γ(1/shape, u) come close to the limits of a double, and the series needs only a few terms. */
    private static final double SERIES_FROM_HAZARD = 500;

    public Weibull {
        requirePositive(shape, "shape");
        requirePositive(scale, "scale");
    }

    /** Probability of a lifetime longer than the age. */
    public double survival(double age) {
        return Math.exp(-cumulativeHazard(age));
    }

    /** (age/scale)^shape, the negative logarithm of the survival. */
    public double cumulativeHazard(double age) {
        if (!(age >= 0)) {
            throw new IllegalArgumentException("age must not be negative");
        }
        return Math.pow(age / scale, shape);
    }

    /** Expected lifetime of a new item. */
    public double mean() {
        return scale * Gamma.value(1 + 1 / shape);
    }

    /** Age that half of the items reach. */
    public double median() {
        return scale * Math.pow(Math.log(2), 1 / shape);
    }

    /** Age by which the share of the items has ended; the share is from 0 to below 1. */
    public double quantile(double share) {
        if (!(share >= 0 && share < 1)) {
            throw new IllegalArgumentException("share must be from 0 to below 1");
        }
        return scale * Math.pow(-Math.log1p(-share), 1 / shape);
    }

    public double standardDeviation() {
        double mean = Gamma.value(1 + 1 / shape);
        return scale * Math.sqrt(Gamma.value(1 + 2 / shape) - mean * mean);
    }

    /** Share of new items that end between two ages; over successive ages these add up to 1 without loss. */
    public double endsBetween(double from, double to) {
        requireOrder(from, to);
        if (survival(from) == 0) {
            return 0;
        }
        return -survival(from) * Math.expm1(cumulativeHazard(from) - cumulativeHazard(to));
    }

    /** Expected lifetime of a new item as far as it lies below the age {@code until}. */
    public double restrictedMean(double until) {
        return scale / shape * IncompleteGamma.Lower.value(1 / shape, cumulativeHazard(until));
    }

    /**
     * Expected further lifetime at the age as far as it lies below {@code until}; exact to a few units in the last place
     * of the unrestricted one.
     */
    public double restrictedResidualLife(double age, double until) {
        requireOrder(age, until);
        if (age == 0) {
            return restrictedMean(until);
        }
        if (age == until) {
            return 0;
        }
        double reaching = Math.exp(cumulativeHazard(age) - cumulativeHazard(until));
        // not a number where both hazards are beyond a double
        return reaching > 0 ? meanResidualLife(age) - reaching * meanResidualLife(until) : meanResidualLife(age);
    }

    /** Expected further lifetime at the age: scale/shape · e^u · Γ(1/shape, u), where u is its cumulative hazard. */
    public double meanResidualLife(double age) {
        double hazard = cumulativeHazard(age);
        if (hazard > SERIES_FROM_HAZARD) {
            return scale / shape * Math.pow(age / scale, 1 - shape) * upperGammaSeries(1 / shape, hazard);
        }
        return scale / shape * Math.exp(hazard) * IncompleteGamma.Upper.value(1 / shape, hazard);
    }

    /** e^u · u^(1-s) · Γ(s, u) for large u by its asymptotic expansion (NIST DLMF 8.11.2). */
    private static double upperGammaSeries(double s, double u) {
        double term = 1;
        double sum = 1;
        for (int k = 1; Math.abs(term) > Math.ulp(sum); k++) {
            term *= (s - k) / u;
            sum += term;
        }
        return sum;
    }

    private static void requireOrder(double from, double to) {
        if (!(from <= to) || Double.isInfinite(from)) {
            throw new IllegalArgumentException("the first age must be finite and not above the second");
        }
    }

    private static void requirePositive(double value, String name) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + " must be positive and finite");
        }
    }
}
