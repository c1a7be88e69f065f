package org.circulog.metrics.lifetime;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;

/** What is to be compared, and how. */
public class ComparisonQuery {
    @QueryParam("by")
    ComparedBy by;

    @QueryParam("stratify")
    @DefaultValue("none")
    Stratification stratify;

    @QueryParam("censoring")
    @DefaultValue("until")
    Censoring censoring;

    @QueryParam("tau")
    @DecimalMin("1")
    @DecimalMax("36525")
    Double tau;

    @QueryParam("minAtRisk")
    @DefaultValue("10")
    @Min(1)
    @Max(1_000_000)
    Integer minAtRisk;
}
