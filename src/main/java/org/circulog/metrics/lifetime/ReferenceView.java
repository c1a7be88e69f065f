package org.circulog.metrics.lifetime;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import org.circulog.metrics.population.Estimate;

/**
 * Lifetimes beside the reference lifetimes of the categories.
 *
 * @param withoutReference devices whose category has no lifetime in the set; they count in nothing here
 * @param observed ends of life
 * @param expected ends that the reference would have led to in the same time at risk
 * @param standardisedRetirementRatio observed by expected; below 1, devices last longer than the reference
 * @param restrictedMeanDays of the reference, up to the tau of the group
 * @param lifetimeFactor restricted mean of the group by that of the reference
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ReferenceView(
        @NotNull Long withoutReference,
        @NotNull Long observed,
        @NotNull Double expected,
        @NotNull Estimate standardisedRetirementRatio,
        Double restrictedMeanDays,
        @NotNull Estimate lifetimeFactor) {}
