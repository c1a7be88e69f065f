package org.circulog.metrics.circularity;

/**
 * Mass collected in a year and the average placed on the market in the three years before it, in milligrams (Article 7 of
 * Directive 2012/19/EU). Throws {@link IllegalArgumentException} for a negative collected mass and an average that is not
 * positive and finite.
 */
public record WeeeCollection(long collectedMg, double averagePlacedOnMarketMg) {
    /** From 2019 on; a state may choose 85 % of the waste generated in its place. */
    public static final double TARGET = 0.65;

    public WeeeCollection {
        if (collectedMg < 0 || !(averagePlacedOnMarketMg > 0) || Double.isInfinite(averagePlacedOnMarketMg)) {
            throw new IllegalArgumentException("there must be a market, and no negative mass");
        }
    }

    public double rate() {
        return collectedMg / averagePlacedOnMarketMg;
    }

    public boolean meetsTarget() {
        return rate() >= TARGET;
    }

    /** Recycling rate of e-waste as Eurostat publishes it: the rate of collection times that of recycling. */
    public double recyclingRateOfEwaste(WeeeTreatment treatment) {
        return rate() * treatment.recyclingRate().orElse(0);
    }
}
