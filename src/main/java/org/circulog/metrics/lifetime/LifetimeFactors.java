package org.circulog.metrics.lifetime;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.circulog.metrics.population.Group;
import org.circulog.reference.Categories;
import org.circulog.web.ProblemException;

/** How long groups live against the reference, for figures that rest on it; devices still alive are censored at the day. */
@Singleton
public class LifetimeFactors {
    private static final int FEWEST_AT_RISK = 10;

    private final Categories categories;

    LifetimeFactors(Categories categories) {
        this.categories = categories;
    }

    /** @throws ProblemException {@code invalid-parameter} if there is no such set of reference lifetimes */
    public void require(String referenceSet) {
        if (!categories.lifetimeSets().contains(referenceSet)) {
            throw ProblemException.invalidParameter(
                    "referenceSet", "is not one of " + String.join(", ", categories.lifetimeSets()));
        }
    }

    /** Up to the largest age with 10 devices at risk. */
    public LifetimeFactor of(Group group, String referenceSet, LocalDate until) {
        LifeCounts counts = LifeCounts.of(group.byCategory().values(), Phase.WHOLE, Censoring.UNTIL, until);
        RestrictedMeanView mean = RestrictedMeanView.of(Survival.of(counts), new Tau(null, FEWEST_AT_RISK));
        Map<String, LifeCounts> byCategory = new TreeMap<>();
        group.byCategory()
                .forEach((category, cells) ->
                        byCategory.put(category, LifeCounts.of(List.of(cells), Phase.WHOLE, Censoring.UNTIL, until)));
        ReferenceView reference = new ReferenceComparison(categories, referenceSet).compare(byCategory, mean);
        return new LifetimeFactor(
                mean.tau(),
                mean.days(),
                reference.restrictedMeanDays(),
                reference.lifetimeFactor().value());
    }
}
