package org.circulog.metrics.lifetime;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Within what groups are compared. */
public enum Stratification {
    @JsonProperty("none")
    NONE,
    /** Only devices of the same category with each other. */
    @JsonProperty("category")
    CATEGORY
}
