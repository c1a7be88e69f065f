package org.circulog.metrics.mass;

import jakarta.validation.constraints.NotNull;
import org.circulog.metrics.circularity.WeeeCollection;
import org.circulog.metrics.circularity.WeeeTreatment;

/**
 * What was collected in a year against what was placed on the market in the years before (Article 7 of Directive
 * 2012/19/EU).
 *
 * @param collectedMg in the year up to the day of the answer
 * @param placedOnMarketMg yearly average of the three years before it, as it was given
 * @param ewasteRecyclingRate the rate of collection times that of recycling, as Eurostat publishes it
 */
public record MarketView(
        @NotNull Long collectedMg,
        @NotNull Long placedOnMarketMg,
        @NotNull Double rate,
        @NotNull Double target,
        @NotNull Boolean reachesTarget,
        @NotNull Double ewasteRecyclingRate) {

    static MarketView of(long collectedMg, long placedOnMarketMg, WeeeTreatment treatment) {
        WeeeCollection collection = new WeeeCollection(collectedMg, placedOnMarketMg);
        return new MarketView(
                collectedMg,
                placedOnMarketMg,
                collection.rate(),
                WeeeCollection.TARGET,
                collection.meetsTarget(),
                collection.recyclingRateOfEwaste(treatment));
    }
}
