package org.circulog.metrics.use;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import org.circulog.metrics.population.Group;
import org.circulog.metrics.population.GroupKey;

/** What repairs and reuse avoided in a group of devices, by two methods. Of a suppressed group nothing is said. */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ImpactGroup(
        @NotNull GroupKey key,
        @NotNull Boolean suppressed,
        Long devices,
        ImpactExclusions excluded,
        ObservedImpact observed,
        FlatImpact flat) {

    static ImpactGroup suppressed(GroupKey key) {
        return new ImpactGroup(key, true, null, null, null, null);
    }

    static ImpactGroup of(Group group, AvoidedImpact impact) {
        return new ImpactGroup(
                group.key(), false, group.devices(), impact.excluded(), impact.observed(), impact.flat());
    }
}
