package org.circulog.metrics.lifetime;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** What is compared within the same devices, whose lives are cut where it happens. */
public enum ComparedBy {
    /** Before and from the first successful repair on. */
    @JsonProperty("repaired")
    REPAIRED(List.of(ComparedState.NOT_REPAIRED, ComparedState.REPAIRED)),
    /** Before and from the first reuse on. */
    @JsonProperty("reused")
    REUSED(List.of(ComparedState.NOT_REUSED, ComparedState.REUSED));

    private final List<ComparedState> states;

    ComparedBy(List<ComparedState> states) {
        this.states = states;
    }

    List<ComparedState> states() {
        return states;
    }
}
