package org.circulog.metrics.circularity;

/**
 * What a product is made of: the share from recycled material (F_R), from reused parts (F_U), and the efficiency of the
 * recycling that made the first (E_F, above 0). Throws {@link IllegalArgumentException} for what is not a share.
 */
public record Feedstock(double recycled, double reused, double recyclingEfficiency) {

    public Feedstock {
        new Fractions(recycled, reused, recyclingEfficiency);
        if (recyclingEfficiency == 0) {
            throw new IllegalArgumentException("recyclingEfficiency must be above 0");
        }
    }

    double virgin() {
        return new Fractions(recycled, reused, recyclingEfficiency).rest();
    }
}
