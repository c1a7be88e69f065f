package org.circulog.metrics.circularity;

/** Shares of a mass: recycled and reused, and how much of the recycled part the process keeps; each from 0 to 1. */
record Fractions(double recycled, double reused, double efficiency) {

    Fractions {
        requireShare(recycled, "recycled");
        requireShare(reused, "reused");
        requireShare(efficiency, "efficiency");
        // shares that were divided may add up to a little more than 1
        requireShare((recycled + reused) * (1 - 1e-12), "recycled + reused");
    }

    double rest() {
        return Math.max(0, 1 - recycled - reused);
    }

    private static void requireShare(double value, String name) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " must be from 0 to 1");
        }
    }
}
