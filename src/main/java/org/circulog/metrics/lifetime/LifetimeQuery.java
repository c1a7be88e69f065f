package org.circulog.metrics.lifetime;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.circulog.reference.ReferenceLifetime;

/** How lifetimes are to be estimated. */
public class LifetimeQuery {
    @QueryParam("censoring")
    @DefaultValue("until")
    Censoring censoring;

    @QueryParam("interval")
    @DefaultValue("log-log")
    IntervalKind interval;

    @QueryParam("tau")
    @DecimalMin("1")
    @DecimalMax("36525")
    Double tau;

    @QueryParam("minAtRisk")
    @DefaultValue("10")
    @Min(1)
    @Max(1_000_000)
    Integer minAtRisk;

    @QueryParam("referenceSet")
    @DefaultValue(ReferenceLifetime.DEFAULT_SET)
    String referenceSet;

    @QueryParam("curve")
    Boolean curve;
}
