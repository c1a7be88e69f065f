package org.circulog.metrics.lifetime;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.circulog.metrics.population.GroupKey;

/**
 * What becomes of the devices of a group; all but the key is null where there are too few of them to be told.
 *
 * @param atRisk devices that were at risk at some age
 * @param exits of them
 * @param conditionalOnAgeDays of devices that reached this age; null for new ones
 * @param atYears at 1 to 20 years, as far as devices were at risk
 * @param curve at each age at which something ended; null unless it was asked for
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record FateGroup(
        @NotNull GroupKey key,
        Long devices,
        @NotNull Boolean suppressed,
        Excluded excluded,
        Long atRisk,
        Exits exits,
        Integer conditionalOnAgeDays,
        List<FatePoint> atYears,
        Curve curve) {

    /** How many left in which way. */
    public record Exits(
            @NotNull Long treated,
            @NotNull Long disposed,
            @NotNull Long exported,
            @NotNull Long lost,
            @NotNull Long stolen) {
        static Exits of(LifeCounts counts) {
            return new Exits(
                    counts.exits(Exit.TREATED),
                    counts.exits(Exit.DISPOSED),
                    counts.exits(Exit.EXPORTED),
                    counts.exits(Exit.LOST),
                    counts.exits(Exit.STOLEN));
        }
    }

    /** @param total how many points the curve has */
    public record Curve(
            @NotNull List<FatePoint> points,
            @NotNull Integer total,
            @NotNull Boolean thinned) {}

    static FateGroup suppressed(GroupKey key) {
        return new FateGroup(key, null, true, null, null, null, null, null, null);
    }
}
