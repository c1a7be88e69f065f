package org.circulog.metrics.lifetime;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import org.circulog.metrics.population.Estimate;
import org.circulog.metrics.population.GroupKey;

/**
 * One of the groups that are compared; all but the key is null where there are too few devices to be told.
 *
 * @param state of devices that are in both groups one after the other; null where devices are grouped
 * @param devices of the group; of both groups where there is a state
 * @param daysAtRisk sum of the days on which its devices were at risk
 * @param events ends of life
 * @param expected ends that it would have if all groups had the same survival
 * @param restrictedMean in days
 * @param difference of it to that of the first group that is compared; null for this one
 * @param differencePValue two-sided, that there is none
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ComparedGroup(
        @NotNull GroupKey key,
        ComparedState state,
        Long devices,
        @NotNull Boolean suppressed,
        Excluded excluded,
        Long daysAtRisk,
        Long events,
        Double expected,
        Estimate restrictedMean,
        Estimate difference,
        Double differencePValue) {

    static ComparedGroup suppressed(GroupKey key) {
        return new ComparedGroup(key, null, null, true, null, null, null, null, null, null, null);
    }
}
