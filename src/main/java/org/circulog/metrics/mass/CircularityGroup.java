package org.circulog.metrics.mass;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import java.util.ArrayList;
import java.util.List;
import org.circulog.metrics.cells.Measure;
import org.circulog.metrics.circularity.MaterialCircularity;
import org.circulog.metrics.population.GroupKey;

/**
 * How circular the devices of one group are; all but the key is null where there are too few of them.
 *
 * @param massMg of all devices
 * @param virginFeedstockMg V
 * @param wasteMg W; null where the inputs are
 * @param linearFlowIndex LFI; likewise
 * @param indicator MCI; null where the lifetime is, too
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record CircularityGroup(
        @NotNull GroupKey key,
        Long devices,
        @NotNull Boolean suppressed,
        Long massMg,
        CircularityInputs inputs,
        CircularityUtility utility,
        Double virginFeedstockMg,
        Double wasteMg,
        Double linearFlowIndex,
        Double indicator,
        List<NotEstimable> notEstimable) {
    public CircularityGroup {
        notEstimable = notEstimable == null ? null : List.copyOf(notEstimable);
    }

    static CircularityGroup suppressed(GroupKey key) {
        return new CircularityGroup(key, null, true, null, null, null, null, null, null, null, null);
    }

    static CircularityGroup of(GroupKey key, Masses masses, CircularityInputs inputs, CircularityUtility utility) {
        long massMg = masses.cells().total(Measure.DEVICE_MG);
        List<NotEstimable> missing = missing(inputs, utility);
        boolean flows = missing.stream().allMatch(NotEstimable.NO_LIFETIME::equals);
        // Utility changes the indicator alone.
        double factor = utility.factor() == null ? 1 : utility.factor();
        MaterialCircularity circularity =
                flows ? new MaterialCircularity(massMg, inputs.feedstock(), inputs.endOfUse(), factor) : null;
        return new CircularityGroup(
                key,
                masses.cells().count(Measure.DEVICES),
                false,
                massMg,
                inputs,
                utility,
                massMg * (1 - inputs.recycledFeedstock() - inputs.reusedFeedstock()),
                flows ? (Double) circularity.waste() : null,
                flows ? (Double) circularity.linearFlowIndex() : null,
                missing.isEmpty() ? (Double) circularity.indicator() : null,
                missing);
    }

    private static List<NotEstimable> missing(CircularityInputs inputs, CircularityUtility utility) {
        List<NotEstimable> missing = new ArrayList<>();
        if (inputs.recycled() == null) {
            missing.add(NotEstimable.NO_END_OF_USE);
        }
        boolean efficient = inputs.recyclingEfficiency() != null && inputs.recyclingEfficiency() > 0;
        if (inputs.needsEfficiency() && !efficient) {
            missing.add(NotEstimable.NO_OUTPUTS);
        }
        if (utility.factor() == null) {
            missing.add(NotEstimable.NO_LIFETIME);
        }
        return missing;
    }
}
