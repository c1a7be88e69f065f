package org.circulog.metrics.population;

import java.time.LocalDate;
import org.circulog.life.FactKind;
import org.circulog.life.Step;
import org.circulog.lifeline.Lifeline;
import org.circulog.lifeline.Traits;

/**
 * Where a device, or a part of a rollup, stands in all dimensions; null where that is not known.
 *
 * @param birthYear year of the sale
 */
record Place(
        String category, String country, String manufacturer, String model, Integer birthYear, String registeredIn) {

    /** Where a device stands whose life is known up to a day; null for all of it. */
    static Place of(Lifeline line, LocalDate until) {
        Traits traits = line.traits();
        return new Place(
                traits.category(),
                traits.country(),
                traits.manufacturer(),
                traits.model(),
                birthYear(line, until),
                traits.registeredIn());
    }

    private static Integer birthYear(Lifeline line, LocalDate until) {
        for (Step step : line.steps()) {
            if (step.kind() == FactKind.SALE && (until == null || !step.day().isAfter(until))) {
                return step.day().getYear();
            }
        }
        return null;
    }

    /** The value in a dimension that rollups are kept for; empty where it is not known. */
    String valueIn(Rollup rollup) {
        return switch (rollup) {
            case ALL -> "";
            case COUNTRY -> orEmpty(country);
            case MANUFACTURER -> orEmpty(manufacturer);
            case BIRTH_YEAR -> orEmpty(birthYear);
            case REGISTERED_IN -> orEmpty(registeredIn);
        };
    }

    private static String orEmpty(Object value) {
        return value == null ? "" : value.toString();
    }
}
