package org.circulog.metrics.circularity;

/**
 * Material Circularity Indicator of the Ellen MacArthur Foundation and Granta Design (2015), without its terms of 2019
 * for biological material and energy recovery, which are 0 for electronics. The mass is in any unit, and masses in the
 * same; the utility is that of the product relative to an average one, here its lifetime factor. Throws
 * {@link IllegalArgumentException} for a mass or utility that is not positive and finite. Constant time.
 */
public record MaterialCircularity(double mass, Feedstock feedstock, EndOfUse endOfUse, double utility) {
    /** A linear product of average utility has an indicator of 0.1, which leaves room for those below it. */
    private static final double LINEAR_AVERAGE = 0.9;

    public MaterialCircularity {
        requirePositive(mass, "mass");
        requirePositive(utility, "utility");
    }

    /** V = M(1 − F_R − F_U). */
    public double virginFeedstock() {
        return mass * feedstock.virgin();
    }

    /** W₀ = M(1 − C_R − C_U): to landfill or energy recovery. */
    public double directWaste() {
        return mass * endOfUse.lost();
    }

    /** W_C = M(1 − E_C)C_R: lost where the product is recycled. */
    public double wasteOfRecycling() {
        return mass * (1 - endOfUse.recyclingEfficiency()) * endOfUse.recycled();
    }

    /** W_F = M(1 − E_F)F_R/E_F: lost where its recycled feedstock was made. */
    public double wasteOfFeedstock() {
        double efficiency = feedstock.recyclingEfficiency();
        return mass * (1 - efficiency) * feedstock.recycled() / efficiency;
    }

    /** W = W₀ + (W_F + W_C)/2: each recycling is shared with the product on its other side. */
    public double waste() {
        return directWaste() + (wasteOfFeedstock() + wasteOfRecycling()) / 2;
    }

    /** LFI = (V + W)/(2M + (W_F − W_C)/2): 1 if all flows from virgin material to waste, 0 if nothing does. */
    public double linearFlowIndex() {
        return (virginFeedstock() + waste()) / (2 * mass + (wasteOfFeedstock() - wasteOfRecycling()) / 2);
    }

    /** F(X) = 0.9/X. */
    public double utilityFactor() {
        return LINEAR_AVERAGE / utility;
    }

    /** MCI = max(0, 1 − LFI·F(X)), from 0 to 1. */
    public double indicator() {
        return Math.max(0, 1 - linearFlowIndex() * utilityFactor());
    }

    private static void requirePositive(double value, String name) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + " must be positive and finite");
        }
    }
}
