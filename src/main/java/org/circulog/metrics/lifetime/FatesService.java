package org.circulog.metrics.lifetime;

import jakarta.inject.Singleton;
import java.util.EnumSet;
import org.circulog.metrics.cells.Family;
import org.circulog.metrics.population.FigureQuery;
import org.circulog.metrics.population.Group;
import org.circulog.metrics.population.Method;
import org.circulog.metrics.population.PopulationView;
import org.circulog.metrics.population.Populations;
import org.circulog.metrics.population.Reading;
import org.circulog.metrics.population.Selection;

/** Answers what becomes of devices. */
@Singleton
public class FatesService {
    private final Populations populations;

    FatesService(Populations populations) {
        this.populations = populations;
    }

    /** @throws org.circulog.web.ProblemException as {@link Populations} does */
    FatesView get(FigureQuery figure, FatesQuery query) {
        Selection selection = populations.select(figure);
        Reading reading = populations.read(selection, EnumSet.of(Family.LIFETIME));
        boolean withCurve = query.curve == null ? selection.groupBy().isEmpty() : query.curve;
        return new FatesView(
                PopulationView.of(reading),
                reading.until(),
                reading.knownAt(),
                Method.VERSION,
                FatesView.UNIT,
                query.censoring,
                query.withdrawals,
                reading.groups().stream()
                        .map(group -> group(group, reading, query, withCurve))
                        .toList());
    }

    private static FateGroup group(Group group, Reading reading, FatesQuery query, boolean withCurve) {
        if (group.isSuppressed()) {
            return FateGroup.suppressed(group.key());
        }
        LifeCounts counts = LifeCounts.of(group.byCategory().values(), Phase.WHOLE, query.censoring, reading.until());
        FateCurve curve = new FateCurve(counts, query.withdrawals);
        Excluded excluded = Excluded.of(group.byCategory().values(), query.censoring, reading);
        return new FateGroup(
                group.key(),
                group.devices(),
                false,
                excluded,
                group.devices() - excluded.total(),
                FateGroup.Exits.of(counts),
                curve.conditionalOnAgeDays(),
                curve.atYears(),
                withCurve ? curve.curve() : null);
    }
}
