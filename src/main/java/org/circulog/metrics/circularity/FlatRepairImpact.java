package org.circulog.metrics.circularity;

/**
 * What fixing an item avoided by the flat method of the repair community, whatever the item was used for afterwards:
 * waste in kg, and half of the footprint of a new item in kg CO₂e. Factors of The Restart Project, revision 2; never to be
 * added to what was computed from observed days of use.
 */
public record FlatRepairImpact(double co2eKg, double wastePreventedKg) {
    /** Share of fixes that stand for a purchase. */
    private static final double DISPLACEMENT = 0.5;

    private static final double POWERED_KG_CO2E_BY_KG = 32.06679233;
    private static final double UNPOWERED_KG_CO2E_BY_KG = 17.70147059;

    /**
     * Of one fixed item. Its estimated mass (kg, 0 if there is none) stands in for the average of a miscellaneous
     * category and of any unpowered one; a powered item in a category of its own counts as the average. Throws
     * {@link IllegalArgumentException} for an estimate that is negative or infinite.
     */
    public static FlatRepairImpact ofFixed(FootprintCategory category, double estimatedKg) {
        requireAmount(estimatedKg);
        boolean estimated = estimatedKg > 0 && (category.miscellaneous() || !category.powered());
        if (!estimated) {
            return new FlatRepairImpact(category.footprintKgCo2e() * DISPLACEMENT, category.massKg());
        }
        double ratio = category.powered() ? POWERED_KG_CO2E_BY_KG : UNPOWERED_KG_CO2E_BY_KG;
        return new FlatRepairImpact(estimatedKg * ratio * DISPLACEMENT, estimatedKg);
    }

    static void requireAmount(double amount) {
        if (!(amount >= 0) || Double.isInfinite(amount)) {
            throw new IllegalArgumentException("amounts must be finite and not negative");
        }
    }
}
