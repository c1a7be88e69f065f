package org.circulog.reference;

import java.util.Objects;
import org.circulog.metrics.survival.Weibull;

/**
 * Published Weibull lifetime of a category, scale in years of 365.2425 days. The code list {@code lifetimeSet} names
 * the source of each set.
 */
public record ReferenceLifetime(String set, Weibull years) {

    /** The set that answers use unless another one is asked for. */
    public static final String DEFAULT_SET = "weee-tool-2023";

    /** Days of a mean Gregorian year. */
    private static final double DAYS_PER_YEAR = 365.2425;

    public ReferenceLifetime {
        Objects.requireNonNull(set, "set");
        Objects.requireNonNull(years, "years");
    }

    public double shape() {
        return years.shape();
    }

    public double scaleYears() {
        return years.scale();
    }

    /** The same lifetime with its scale in days. */
    public Weibull days() {
        return new Weibull(years.shape(), years.scale() * DAYS_PER_YEAR);
    }

    /** Expected lifetime of a new device, in days. */
    public double meanDays() {
        return years.mean() * DAYS_PER_YEAR;
    }

    /** Age that half of the devices reach, in days. */
    public double medianDays() {
        return years.median() * DAYS_PER_YEAR;
    }

    /** Expected further lifetime, in days, of a device that has reached the age; a negative age is refused. */
    public double residualDays(double ageDays) {
        return years.meanResidualLife(ageDays / DAYS_PER_YEAR) * DAYS_PER_YEAR;
    }
}
