package org.circulog.metrics.use;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import org.circulog.metrics.cells.Cells;
import org.circulog.metrics.population.BirthExclusions;
import org.circulog.metrics.population.Group;
import org.circulog.metrics.population.GroupKey;
import org.circulog.metrics.population.Reading;

/**
 * What repairs and reuse added in a group of devices. Of a suppressed group nothing is said.
 *
 * @param excluded left out where ages are needed: the ratio and the model
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ExtensionGroup(
        @NotNull GroupKey key,
        @NotNull Boolean suppressed,
        Long devices,
        BirthExclusions excluded,
        ObservedUse observed,
        ExtensionRatio extensionRatio,
        ModelledCredit modelled,
        RepairsHolding repairsHolding) {

    static ExtensionGroup suppressed(GroupKey key) {
        return new ExtensionGroup(key, true, null, null, null, null, null, null);
    }

    static ExtensionGroup of(Group group, Reading reading, ModelledCredit modelled) {
        Cells cells = group.cells();
        boolean withCurve = reading.selection().groupBy().isEmpty();
        return new ExtensionGroup(
                group.key(),
                false,
                group.devices(),
                BirthExclusions.of(cells, reading.selection().minPrecision()),
                ObservedUse.of(cells, reading.until()),
                ExtensionRatio.of(cells, reading.until()),
                modelled,
                RepairsHolding.of(cells, reading.until(), withCurve));
    }
}
