package org.circulog.metrics.mass;

import jakarta.inject.Singleton;
import org.circulog.metrics.lifetime.LifetimeFactor;
import org.circulog.metrics.lifetime.LifetimeFactors;
import org.circulog.metrics.population.FigureQuery;
import org.circulog.metrics.population.Group;
import org.circulog.metrics.population.Method;
import org.circulog.metrics.population.Populations;
import org.circulog.metrics.population.ReferenceSet;
import org.circulog.recovery.OutputCodes;
import org.circulog.reference.Categories;
import org.circulog.web.ProblemException;

/** Answers how circular devices are. */
@Singleton
public class CircularityService {
    private final Populations populations;
    private final Categories categories;
    private final OutputCodes codes;

    CircularityService(Populations populations, Categories categories, OutputCodes codes) {
        this.populations = populations;
        this.categories = categories;
        this.codes = codes;
    }

    /**
     * @param referenceSet name of a set of reference lifetimes
     * @throws ProblemException {@code invalid-parameter} for an unknown reference set, and as {@link Populations} does
     */
    CircularityView get(FigureQuery query, String referenceSet) {
        ReferenceSet reference = new ReferenceSet(referenceSet, categories);
        MassReading reading = MassReading.of(populations, populations.select(query));
        LifetimeFactors lifetimes =
                new LifetimeFactors(reference, reading.reading().until());
        return new CircularityView(
                reading.population(),
                reading.reading().until(),
                reading.reading().knownAt(),
                referenceSet,
                Method.VERSION,
                RecoveryFiguresView.UNIT,
                reading.lotsExcluded(),
                reading.reading().groups().stream()
                        .map(group -> group.isSuppressed()
                                ? CircularityGroup.suppressed(group.key())
                                : view(group, reading, lifetimes.of(group)))
                        .toList());
    }

    private CircularityGroup view(Group group, MassReading reading, LifetimeFactor factor) {
        Masses masses = reading.massesOf(group);
        return CircularityGroup.of(
                group.key(),
                masses,
                CircularityInputs.of(masses, codes),
                new CircularityUtility(
                        factor.tauDays(), factor.observedMeanDays(), factor.referenceMeanDays(), factor.factor()));
    }
}
