package org.circulog.metrics.population;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.LocalDate;

/** What every figure can be asked for: which devices, in which groups, as of when. */
public class FigureQuery {
    @QueryParam("country")
    @Pattern(regexp = "[A-Z]{2}", message = "must be a code of ISO 3166-1 alpha-2")
    String country;

    @QueryParam("category")
    @Pattern(regexp = "[0-9]{4}", message = "must be a UNU key, four digits")
    String category;

    @QueryParam("eu6")
    @Pattern(regexp = "[1-6]|4[ab]", message = "must be a category of the WEEE directive")
    String eu6;

    @QueryParam("manufacturer")
    @Size(min = 1, max = 200)
    String manufacturer;

    @QueryParam("model")
    @Size(min = 1, max = 200)
    String model;

    @QueryParam("bornFrom")
    @Min(1970)
    @Max(2100)
    Integer bornFrom;

    @QueryParam("bornUntil")
    @Min(1970)
    @Max(2100)
    Integer bornUntil;

    @QueryParam("registeredIn")
    @Pattern(regexp = "[A-Z]{2}", message = "must be a code of ISO 3166-1 alpha-2")
    String registeredIn;

    @QueryParam("groupBy")
    @Pattern(regexp = "[A-Za-z0-9]+(,[A-Za-z0-9]+)?", message = "must be one or two dimensions, separated by a comma")
    String groupBy;

    @QueryParam("until")
    LocalDate until;

    @QueryParam("knownAt")
    Instant knownAt;

    @QueryParam("minPrecision")
    @DefaultValue("month")
    BirthPrecision minPrecision;
}
