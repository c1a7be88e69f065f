package org.circulog.metrics.lifetime;

import jakarta.inject.Singleton;
import java.util.EnumSet;
import org.circulog.metrics.cells.Family;
import org.circulog.metrics.population.FigureQuery;
import org.circulog.metrics.population.Method;
import org.circulog.metrics.population.PopulationView;
import org.circulog.metrics.population.Populations;
import org.circulog.metrics.population.Reading;
import org.circulog.metrics.population.ReferenceSet;
import org.circulog.metrics.population.Selection;
import org.circulog.reference.Categories;
import org.circulog.web.ProblemException;

/** Answers how long devices live. */
@Singleton
public class LifetimeService {
    private final Populations populations;
    private final Categories categories;

    LifetimeService(Populations populations, Categories categories) {
        this.populations = populations;
        this.categories = categories;
    }

    /** @throws ProblemException {@code invalid-parameter} for an unknown reference set, and as {@link Populations} does */
    LifetimesView get(FigureQuery figure, LifetimeQuery query) {
        ReferenceSet set = new ReferenceSet(query.referenceSet, categories);
        Selection selection = populations.select(figure);
        Reading reading = populations.read(selection, EnumSet.of(Family.LIFETIME));
        Lifetimes lifetimes = new Lifetimes(options(query, set, selection), reading);
        return new LifetimesView(
                PopulationView.of(reading),
                reading.until(),
                reading.knownAt(),
                Method.VERSION,
                query.referenceSet,
                LifetimesView.UNIT,
                query.censoring,
                query.interval,
                query.tau,
                query.minAtRisk,
                reading.groups().stream().map(lifetimes::of).toList());
    }

    /** A curve for each of many groups is more than is looked at. */
    private static Lifetimes.Options options(LifetimeQuery query, ReferenceSet set, Selection selection) {
        boolean withCurve = query.curve == null ? selection.groupBy().isEmpty() : query.curve;
        return new Lifetimes.Options(
                query.censoring, query.interval, new Tau(query.tau, query.minAtRisk), set, withCurve);
    }
}
