package org.circulog.reference;

import jakarta.validation.constraints.NotNull;

/**
 * What an average item of a product category of the repair community weighs (kg) and what making a new one emits
 * (kg CO₂e); factors of The Restart Project, revision 2.
 *
 * @param item name of the product category
 * @param miscellaneous whether such items have no average, so that both are 0
 */
public record Footprint(
        @NotNull String item,
        @NotNull double massKg,
        @NotNull double footprintKgCo2e,
        @NotNull boolean powered,
        @NotNull boolean miscellaneous) {

    public Footprint {
        if (miscellaneous != (massKg == 0 && footprintKgCo2e == 0) || massKg < 0 || footprintKgCo2e < 0) {
            throw new IllegalArgumentException("an item has a mass and a footprint, unless it is miscellaneous");
        }
    }
}
