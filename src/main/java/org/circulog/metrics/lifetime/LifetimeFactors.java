package org.circulog.metrics.lifetime;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.circulog.metrics.population.Group;
import org.circulog.metrics.population.ReferenceSet;

/** How long groups live against the reference, for figures that rest on it; devices still alive are censored at the day. */
public record LifetimeFactors(ReferenceSet reference, LocalDate until) {
    private static final int FEWEST_AT_RISK = 10;

    /** Up to the largest age with 10 devices at risk. */
    public LifetimeFactor of(Group group) {
        LifeCounts counts = LifeCounts.of(group.byCategory().values(), Phase.WHOLE, Censoring.UNTIL, until);
        RestrictedMeanView mean = RestrictedMeanView.of(Survival.of(counts), new Tau(null, FEWEST_AT_RISK));
        Map<String, LifeCounts> byCategory = new TreeMap<>();
        group.byCategory()
                .forEach((category, cells) ->
                        byCategory.put(category, LifeCounts.of(List.of(cells), Phase.WHOLE, Censoring.UNTIL, until)));
        ReferenceView compared = new ReferenceComparison(reference).compare(byCategory, mean);
        return new LifetimeFactor(
                mean.tau(),
                mean.days(),
                compared.restrictedMeanDays(),
                compared.lifetimeFactor().value());
    }
}
