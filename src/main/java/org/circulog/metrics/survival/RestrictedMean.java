package org.circulog.metrics.survival;

/** Mean lifetime up to the age tau, in the unit of the ages. */
public record RestrictedMean(double tau, double mean, double standardError) {

    public Limits limits() {
        return Limits.around(mean, standardError);
    }

    /**
     * Difference to that of an independent group. Throws {@link IllegalArgumentException} if the two reach to different ages,
     * because then they are different figures.
     */
    public RestrictedMeanDifference minus(RestrictedMean other) {
        if (Double.compare(other.tau, tau) != 0) {
            throw new IllegalArgumentException("restricted means must reach to the same age");
        }
        return new RestrictedMeanDifference(tau, mean - other.mean, Math.hypot(standardError, other.standardError));
    }
}
