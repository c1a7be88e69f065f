package org.circulog.metrics.survival;

/** What happened at an age to those who had survived until just before it. */
record IncidenceStep(double survivalBefore, double atRisk, double ended) {

    double share(double part) {
        return part / atRisk;
    }

    double survivalAfter() {
        return survivalBefore * (atRisk - ended) / atRisk;
    }

    boolean allEnded() {
        return ended == atRisk;
    }
}
