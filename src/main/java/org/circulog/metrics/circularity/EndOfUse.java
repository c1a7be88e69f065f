package org.circulog.metrics.circularity;

/**
 * Where a product goes: the share collected for recycling (C_R), into reuse of parts (C_U), and the efficiency of that
 * recycling (E_C). Throws {@link IllegalArgumentException} for what is not a share.
 */
public record EndOfUse(double recycled, double reused, double recyclingEfficiency) {

    public EndOfUse {
        new Fractions(recycled, reused, recyclingEfficiency);
    }

    double lost() {
        return new Fractions(recycled, reused, recyclingEfficiency).rest();
    }
}
