package org.circulog.metrics.lifetime;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;

/** How fates are to be estimated. */
public class FatesQuery {
    @QueryParam("censoring")
    @DefaultValue("until")
    Censoring censoring;

    @QueryParam("withdrawals")
    @DefaultValue("censored")
    Withdrawals withdrawals;

    @QueryParam("curve")
    Boolean curve;
}
