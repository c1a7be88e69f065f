package org.circulog.metrics.population;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/**
 * Which devices are looked at; null for all.
 *
 * @param categories UNU keys
 * @param manufacturer in lower case without surrounding space
 * @param model likewise
 * @param bornFrom first year of sale
 * @param bornUntil last year of sale
 * @param registeredIn country of the organisation that registered the device
 */
record Filters(
        Set<String> categories,
        String country,
        String manufacturer,
        String model,
        Integer bornFrom,
        Integer bornUntil,
        String registeredIn) {
    Filters {
        categories = categories == null ? null : Set.copyOf(categories);
    }

    Filters within(Set<String> others) {
        return new Filters(others, country, manufacturer, model, bornFrom, bornUntil, registeredIn);
    }

    boolean match(Place place) {
        return (categories == null || categories.contains(place.category()))
                && matches(country, place.country())
                && matches(manufacturer, place.manufacturer())
                && matches(model, place.model())
                && matches(registeredIn, place.registeredIn())
                && isBornInTime(place.birthYear());
    }

    private static boolean matches(String asked, String value) {
        return asked == null || Objects.equals(asked, value);
    }

    private boolean isBornInTime(Integer year) {
        if (bornFrom == null && bornUntil == null) {
            return true;
        }
        return year != null && (bornFrom == null || year >= bornFrom) && (bornUntil == null || year <= bornUntil);
    }

    /** The dimensions in which devices are left out, the category aside. */
    Set<Dimension> dimensions() {
        Set<Dimension> dimensions = EnumSet.noneOf(Dimension.class);
        addIf(country != null, Dimension.COUNTRY, dimensions);
        addIf(manufacturer != null, Dimension.MANUFACTURER, dimensions);
        addIf(model != null, Dimension.MODEL, dimensions);
        addIf(bornFrom != null || bornUntil != null, Dimension.BIRTH_YEAR, dimensions);
        addIf(registeredIn != null, Dimension.REGISTERED_IN, dimensions);
        return dimensions;
    }

    private static void addIf(boolean used, Dimension dimension, Set<Dimension> dimensions) {
        if (used) {
            dimensions.add(dimension);
        }
    }
}
