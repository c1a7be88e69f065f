package org.circulog.metrics;

import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;

/** Which events a figure speaks of. */
public class CompletenessQuery {
    @QueryParam("country")
    @Pattern(regexp = "[A-Z]{2}", message = "must be a code of ISO 3166-1 alpha-2")
    String country;

    @QueryParam("recordedFrom")
    LocalDate recordedFrom;

    @QueryParam("recordedUntil")
    LocalDate recordedUntil;
}
