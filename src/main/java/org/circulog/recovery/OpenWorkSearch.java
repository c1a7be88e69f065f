package org.circulog.recovery;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.QueryParam;
import org.circulog.life.Stage;

/** What a recycler can ask of its open work; all conditions must hold. */
public class OpenWorkSearch {
    @QueryParam("kind")
    WorkKind kind;

    @QueryParam("stage")
    Stage stage;

    @QueryParam("category")
    @Pattern(regexp = "[0-9]{4}", message = "is not a UNU key of four digits")
    String category;

    @QueryParam("minAgeDays")
    @Min(0)
    @Max(36_500)
    Integer minAgeDays;

    @QueryParam("closure")
    ClosureQuality closure;

    @QueryParam("claimable")
    Boolean claimable;

    boolean isForClaimable() {
        return Boolean.TRUE.equals(claimable);
    }
}
