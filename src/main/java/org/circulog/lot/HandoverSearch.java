package org.circulog.lot;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.circulog.web.Page;

/** Which handovers are asked for. */
public class HandoverSearch {
    @QueryParam("direction")
    HandoverRows.Direction direction;

    @QueryParam("state")
    HandoverState state;

    @QueryParam("after")
    String after;

    @QueryParam("limit")
    @DefaultValue("50")
    @Min(1)
    @Max(Page.MAX_LIMIT)
    Integer limit;
}
