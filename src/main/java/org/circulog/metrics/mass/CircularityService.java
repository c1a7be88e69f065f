package org.circulog.metrics.mass;

import jakarta.inject.Singleton;
import org.circulog.metrics.lifetime.LifetimeFactor;
import org.circulog.metrics.lifetime.LifetimeFactors;
import org.circulog.metrics.population.FigureQuery;
import org.circulog.metrics.population.Group;
import org.circulog.metrics.population.Method;
import org.circulog.metrics.population.Populations;
import org.circulog.recovery.OutputCodes;
import org.circulog.web.ProblemException;

/** Answers how circular devices are. */
@Singleton
public class CircularityService {
    private final Populations populations;
    private final LifetimeFactors lifetimes;
    private final OutputCodes codes;

    CircularityService(Populations populations, LifetimeFactors lifetimes, OutputCodes codes) {
        this.populations = populations;
        this.lifetimes = lifetimes;
        this.codes = codes;
    }

    /**
     * @param referenceSet name of a set of reference lifetimes
     * @throws ProblemException {@code invalid-parameter} for an unknown reference set, and as {@link Populations} does
     */
    CircularityView get(FigureQuery query, String referenceSet) {
        lifetimes.require(referenceSet);
        MassReading reading = MassReading.of(populations, populations.select(query));
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
                                : view(group, reading, referenceSet))
                        .toList());
    }

    private CircularityGroup view(Group group, MassReading reading, String referenceSet) {
        LifetimeFactor factor =
                lifetimes.of(group, referenceSet, reading.reading().until());
        Masses masses = reading.massesOf(group);
        return CircularityGroup.of(
                group.key(),
                masses,
                CircularityInputs.of(masses, codes),
                new CircularityUtility(
                        factor.tauDays(), factor.observedMeanDays(), factor.referenceMeanDays(), factor.factor()));
    }
}
