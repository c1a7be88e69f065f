package org.circulog.metrics.population;

import com.fasterxml.jackson.annotation.JsonInclude;

/** The filters of a figure, as they were asked for; null for none. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NamedFilters(
        String country,
        String category,
        String eu6,
        String manufacturer,
        String model,
        Integer bornFrom,
        Integer bornUntil,
        String registeredIn) {}
