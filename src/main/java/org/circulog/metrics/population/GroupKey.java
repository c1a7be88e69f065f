package org.circulog.metrics.population;

import com.fasterxml.jackson.annotation.JsonInclude;

/** What the devices of a group have in common; null for what was not grouped by, {@code unknown} for what is not known. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GroupKey(
        String category,
        String eu6,
        String country,
        String manufacturer,
        String model,
        String birthYear,
        String registeredIn) {
    /** Of devices that were not grouped. */
    public static final GroupKey ALL = new GroupKey(null, null, null, null, null, null, null);

    /** Stands for what is not known. */
    public static final String UNKNOWN = "unknown";

    /** What they have in common in one dimension. */
    public String get(Dimension dimension) {
        return switch (dimension) {
            case CATEGORY -> category;
            case EU6 -> eu6;
            case COUNTRY -> country;
            case MANUFACTURER -> manufacturer;
            case MODEL -> model;
            case BIRTH_YEAR -> birthYear;
            case REGISTERED_IN -> registeredIn;
        };
    }
}
