package org.circulog.metrics.use;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import java.util.Map;
import java.util.Optional;
import org.circulog.metrics.cells.Cells;
import org.circulog.metrics.cells.Measure;
import org.circulog.metrics.population.ReferenceSet;
import org.circulog.reference.ReferenceLifetime;

/**
 * Days that successful repairs would add if every repaired device went on to live like one of its category and age: the sum
 * of the mean residual lives of the reference. A model beside what was observed, never to be added to it.
 *
 * @param label always {@code modelled}
 * @param repairs those that are counted
 * @param repairsAtUnknownAge those whose device has no date of birth, or one that is not exact enough
 * @param repairsWithoutReference those in categories for which the set has no lifetime
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ModelledCredit(
        @NotNull String label,
        @NotNull Long repairs,
        @NotNull Long repairsAtUnknownAge,
        @NotNull Long repairsWithoutReference,
        @NotNull Double creditDays,
        Double daysPerRepair) {
    private static final String MODELLED = "modelled";

    /** Over categories and ages in ascending order, so that equal counts give equal sums. */
    static ModelledCredit of(Map<String, Cells> byCategory, ReferenceSet set, ResidualLives residualLives) {
        long repairs = 0;
        long atUnknownAge = 0;
        long withoutReference = 0;
        double days = 0;
        for (Map.Entry<String, Cells> each : byCategory.entrySet()) {
            Cells cells = each.getValue();
            Optional<ReferenceLifetime> lifetime = set.find(each.getKey());
            long atKnownAge = cells.total(Measure.REPAIR_AGE);
            atUnknownAge += cells.count(Measure.REPAIR_INTERVENTIONS) - atKnownAge;
            if (lifetime.isPresent()) {
                repairs += atKnownAge;
                days += credit(cells, residualLives.upTo(cells.limit(Measure.REPAIR_AGE), lifetime.get()));
            } else {
                withoutReference += atKnownAge;
            }
        }
        return new ModelledCredit(MODELLED, repairs, atUnknownAge, withoutReference, days, Ratio.of(days, repairs));
    }

    private static double credit(Cells cells, double[] residualDays) {
        double[] sum = {0};
        cells.forEach(Measure.REPAIR_AGE, (age, count) -> sum[0] += count * residualDays[age]);
        return sum[0];
    }
}
