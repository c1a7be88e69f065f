package org.circulog.metrics.lifetime;

/**
 * Up to which age a restricted mean reaches.
 *
 * @param requestedDays null for as far as enough are at risk
 * @param minAtRisk how many must be at risk at the age
 */
record Tau(Double requestedDays, int minAtRisk) {

    /** What was asked for, lowered to the largest age with enough at risk; NaN if there are never enough. */
    double reach(LifeCounts counts) {
        int oldest = counts.oldestWith(minAtRisk);
        if (oldest <= 0) {
            return Double.NaN;
        }
        return requestedDays == null ? oldest : Math.min(requestedDays, oldest);
    }

    boolean isLoweredTo(double reached) {
        return requestedDays != null && reached < requestedDays;
    }
}
