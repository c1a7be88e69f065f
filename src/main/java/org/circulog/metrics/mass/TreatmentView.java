package org.circulog.metrics.mass;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.circulog.metrics.cells.Cells;
import org.circulog.metrics.circularity.WeeeTarget;
import org.circulog.metrics.circularity.WeeeTreatment;
import org.circulog.reference.Categories;
import org.circulog.reference.Category;

/**
 * Rates of Article 11 of Directive 2012/19/EU of one of its categories, shares of the collected mass, beside their targets.
 *
 * @param preparedForReuseMg went back into use after it was collected, and was not treated since
 * @param enteringRecyclingMg entered R2 to R11
 * @param energyRecoveryMg entered R1
 * @param recyclingRate preparing for re-use and recycling
 * @param recoveryRate those with energy recovery
 * @param recoveryTargetPercent null for lamps, which have none
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record TreatmentView(
        @NotNull String eu6,
        @NotNull Long collectedMg,
        @NotNull Long preparedForReuseMg,
        @NotNull Long enteringRecyclingMg,
        @NotNull Long energyRecoveryMg,
        @NotNull Double recyclingRate,
        @NotNull Double recoveryRate,
        @NotNull Integer recyclingTargetPercent,
        Integer recoveryTargetPercent,
        @NotNull Boolean reachesRecyclingTarget,
        Boolean reachesRecoveryTarget) {

    /** In the order of the categories; those of which nothing was collected are left out. */
    static List<TreatmentView> all(Map<String, Cells> byCategory, boolean lotsExcluded, Categories categories) {
        SortedMap<String, Cells> byEu6 = new TreeMap<>();
        byCategory.forEach((key, cells) -> byEu6.computeIfAbsent(
                        categories.find(key).map(Category::eu6).orElseThrow(), eu6 -> new Cells())
                .addAll(cells));
        List<TreatmentView> views = new ArrayList<>();
        byEu6.forEach((eu6, cells) -> {
            WeeeTreatment treatment = new Masses(cells, lotsExcluded).treatment();
            if (treatment.collectedMg() > 0) {
                views.add(of(eu6, treatment, WeeeTarget.of(eu6)));
            }
        });
        return views;
    }

    private static TreatmentView of(String eu6, WeeeTreatment treatment, WeeeTarget target) {
        Integer recovery = target.recoveryPercent().isPresent()
                ? (Integer) target.recoveryPercent().getAsInt()
                : null;
        return new TreatmentView(
                eu6,
                treatment.collectedMg(),
                treatment.preparedForReuseMg(),
                treatment.enteringRecyclingMg(),
                treatment.energyRecoveryMg(),
                treatment.recyclingRate().getAsDouble(),
                treatment.recoveryRate().getAsDouble(),
                target.recyclingPercent(),
                recovery,
                treatment.recyclesAtLeast(target.recyclingPercent()),
                recovery == null ? null : (Boolean) treatment.recoversAtLeast(recovery));
    }
}
