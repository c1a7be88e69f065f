package org.circulog.metrics.lifetime;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.circulog.metrics.cells.Cells;
import org.circulog.metrics.population.Group;
import org.circulog.metrics.population.Reading;
import org.circulog.metrics.population.ReferenceSet;
import org.circulog.metrics.survival.KaplanMeier;

/** Estimates the lifetimes of groups: linear in the largest age of each, however many devices it has. */
final class Lifetimes {

    /** How they are estimated. */
    record Options(Censoring censoring, IntervalKind interval, Tau tau, ReferenceSet reference, boolean withCurve) {}

    private final Options options;
    private final Reading reading;

    Lifetimes(Options options, Reading reading) {
        this.options = options;
        this.reading = reading;
    }

    LifetimeGroup of(Group group) {
        if (group.isSuppressed()) {
            return LifetimeGroup.suppressed(group.key());
        }
        Collection<Cells> cells = group.byCategory().values();
        Survival until = survival(cells, Censoring.UNTIL);
        Survival lastSeen = survival(cells, Censoring.LAST_SEEN);
        Survival chosen = options.censoring() == Censoring.LAST_SEEN ? lastSeen : until;
        RestrictedMeanView.Both means = new RestrictedMeanView.Both(
                RestrictedMeanView.of(until, options.tau()), RestrictedMeanView.of(lastSeen, options.tau()));
        return group(group, chosen, means);
    }

    private Survival survival(Collection<Cells> cells, Censoring censoring) {
        return Survival.of(counts(cells, censoring));
    }

    private LifeCounts counts(Collection<Cells> cells, Censoring censoring) {
        return LifeCounts.of(cells, Phase.WHOLE, censoring, reading.until());
    }

    private LifetimeGroup group(Group group, Survival survival, RestrictedMeanView.Both means) {
        KaplanMeier curve = survival.curve();
        Excluded excluded = Excluded.of(group.byCategory().values(), options.censoring(), reading);
        long atRisk = group.devices() - excluded.total();
        long events = survival.counts().ends();
        List<QuantileView> quantiles = QuantileView.all(curve, options.interval());
        return new LifetimeGroup(
                group.key(),
                group.devices(),
                false,
                excluded,
                atRisk,
                events,
                atRisk - events,
                survival.conditionalOnAgeDays(),
                quantiles.stream().filter(QuantileView::halves).findFirst().orElseThrow(),
                quantiles,
                means,
                new ReferenceComparison(options.reference())
                        .compare(countsByCategory(group, survival), means.under(options.censoring())),
                options.withCurve() ? CurveView.of(curve, options.interval()) : null);
    }

    private Map<String, LifeCounts> countsByCategory(Group group, Survival survival) {
        if (group.byCategory().size() == 1) {
            return Map.of(group.byCategory().firstKey(), survival.counts());
        }
        Map<String, LifeCounts> counts = new TreeMap<>();
        group.byCategory()
                .forEach((category, cells) -> counts.put(category, counts(List.of(cells), options.censoring())));
        return counts;
    }
}
