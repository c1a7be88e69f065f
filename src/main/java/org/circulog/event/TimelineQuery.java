package org.circulog.event;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.LocalDate;
import org.circulog.web.Page;

/** Which part of a timeline is asked for, and as of when. */
public class TimelineQuery {
    @QueryParam("until")
    LocalDate until;

    @QueryParam("knownAt")
    Instant knownAt;

    @QueryParam("voided")
    @DefaultValue("false")
    Boolean voided;

    @QueryParam("after")
    String after;

    @QueryParam("limit")
    @DefaultValue("50")
    @Min(1)
    @Max(Page.MAX_LIMIT)
    Integer limit;
}
