package org.circulog.metrics.circularity;

/**
 * Category of the repair community with the mass (kg) and the footprint (kg CO₂e) of an average item; miscellaneous ones
 * have neither. Throws {@link IllegalArgumentException} for a number that is negative or infinite.
 */
public record FootprintCategory(boolean powered, boolean miscellaneous, double massKg, double footprintKgCo2e) {

    public FootprintCategory {
        FlatRepairImpact.requireAmount(massKg);
        FlatRepairImpact.requireAmount(footprintKgCo2e);
    }
}
