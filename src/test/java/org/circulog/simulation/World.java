package org.circulog.simulation;

import java.time.LocalDate;
import org.circulog.reference.Categories;

/**
 * What all devices have in common.
 *
 * @param today nothing has happened, or is recorded, on this day or later
 */
record World(LocalDate today, Market market, Actors actors, SaleDays saleDays) {
    /** So that the sale of each device is on record by now. */
    private static final int DAYS_SINCE_LAST_SALE = 5;

    static World of(Plan plan, Categories categories) {
        Market market = new Market(categories, plan.seed());
        return new World(
                plan.today(),
                market,
                new Actors(market, plan.seed()),
                new SaleDays(plan.today().minusDays(DAYS_SINCE_LAST_SALE)));
    }
}
