package org.circulog.reference;

import jakarta.validation.constraints.NotNull;
import java.util.List;

/** A category as an answer; {@code averageWeightMg} is that of the latest known year of sale. */
public record CategoryView(
        @NotNull String key,
        @NotNull String name,
        @NotNull String eu6,
        @NotNull String eu10,
        @NotNull boolean professional,
        @NotNull long averageWeightMg,
        @NotNull List<AverageMass> averageWeights,
        @NotNull List<LifetimeView> lifetimes,
        @NotNull String source) {

    private static final String SOURCE =
            "Keys and average weights: Statistics Netherlands, e-waste repository (MIT licence)";

    public CategoryView {
        averageWeights = List.copyOf(averageWeights);
        lifetimes = List.copyOf(lifetimes);
    }

    static CategoryView of(Category category) {
        return new CategoryView(
                category.key(),
                category.name(),
                category.eu6(),
                category.eu10(),
                category.professional(),
                category.averageMassMg(),
                category.averageMasses(),
                category.lifetimes().stream().map(LifetimeView::of).toList(),
                SOURCE);
    }
}
