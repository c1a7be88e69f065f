package org.circulog.lifeline;

import java.util.Objects;

/**
 * What devices are grouped by.
 *
 * @param category UNU key
 * @param country of the event recorded last, ISO 3166-1 alpha-2; null before the first
 * @param registeredIn country of the organisation that registered the device
 * @param manufacturer in lower case without surrounding space, as it is compared; null if unknown
 * @param model likewise
 */
public record Traits(String category, String country, String registeredIn, String manufacturer, String model) {
    public Traits {
        Objects.requireNonNull(category);
        Objects.requireNonNull(registeredIn);
    }
}
