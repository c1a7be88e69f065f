package org.circulog.metrics.population;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How exactly a date of birth must be known for a figure that rests on ages. */
public enum BirthPrecision {
    @JsonProperty("year")
    YEAR,
    @JsonProperty("month")
    MONTH
}
