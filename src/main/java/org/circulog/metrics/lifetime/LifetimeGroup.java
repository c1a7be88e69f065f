package org.circulog.metrics.lifetime;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.circulog.metrics.population.GroupKey;

/**
 * How long the devices of a group live, in days; all but the key is null where there are too few of them to be told.
 *
 * @param atRisk devices that were at risk at some age
 * @param events ends of life among them
 * @param censored all others
 * @param conditionalOnAgeDays the survival is that of devices that reached this age; null for that of new ones
 * @param curve null unless it was asked for
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record LifetimeGroup(
        @NotNull GroupKey key,
        Long devices,
        @NotNull Boolean suppressed,
        Excluded excluded,
        Long atRisk,
        Long events,
        Long censored,
        Integer conditionalOnAgeDays,
        QuantileView median,
        List<QuantileView> quantiles,
        RestrictedMeanView.Both restrictedMean,
        ReferenceView reference,
        CurveView curve) {

    static LifetimeGroup suppressed(GroupKey key) {
        return new LifetimeGroup(key, null, true, null, null, null, null, null, null, null, null, null, null);
    }
}
