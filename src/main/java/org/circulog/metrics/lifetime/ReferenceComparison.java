package org.circulog.metrics.lifetime;

import java.util.Map;
import java.util.Optional;
import org.circulog.metrics.population.Estimate;
import org.circulog.metrics.population.ReferenceSet;
import org.circulog.metrics.survival.EventCount;
import org.circulog.metrics.survival.Weibull;
import org.circulog.reference.ReferenceLifetime;

/**
 * Sets a group beside the reference lifetimes of its categories. The ends to expect of a device are the increase of the
 * cumulative hazard of its category, H(t) = (t/scale)^shape, while it was at risk (Breslow and Day 1987, section 2.3); the
 * restricted mean of several categories is the mean of theirs, weighted by their devices.
 */
final class ReferenceComparison {
    private final ReferenceSet set;
    private long withoutReference;
    private long observed;
    private double expected;
    private double weight;
    private double weightedMean;

    ReferenceComparison(ReferenceSet set) {
        this.set = set;
    }

    /** @param mean that of the group, to whose tau the reference is taken as well */
    ReferenceView compare(Map<String, LifeCounts> byCategory, RestrictedMeanView mean) {
        byCategory.forEach((category, counts) -> add(category, counts, mean.tau()));
        boolean comparable = weight > 0 && withoutReference == 0 && mean.tau() != null;
        Double reference = comparable ? Estimate.known(weightedMean / weight) : null;
        return new ReferenceView(
                withoutReference,
                observed,
                expected,
                ratio(),
                reference,
                isFactorTold(reference, mean) ? mean.relativeTo(reference) : Estimate.NONE);
    }

    /** The mean of devices that reached some age is no multiple of that of new ones. */
    private static boolean isFactorTold(Double reference, RestrictedMeanView mean) {
        return reference != null && mean.days() != null && mean.conditionalOnAgeDays() == null;
    }

    private void add(String category, LifeCounts counts, Double tau) {
        Optional<Weibull> found = set.find(category).map(ReferenceLifetime::days);
        if (found.isEmpty()) {
            withoutReference += counts.entries();
            return;
        }
        Weibull lifetime = found.get();
        observed += counts.ends();
        expected += expected(counts, lifetime);
        if (tau != null) {
            weight += counts.entries();
            weightedMean += counts.entries() * lifetime.restrictedMean(tau);
        }
    }

    private static double expected(LifeCounts counts, Weibull lifetime) {
        double sum = 0;
        for (int age = 1; age < counts.limit(); age++) {
            long leaving = counts.exitsAt(age) - counts.entriesAt(age);
            sum += leaving == 0 ? 0 : leaving * lifetime.cumulativeHazard(age);
        }
        return sum;
    }

    private Estimate ratio() {
        if (!(expected > 0)) {
            return Estimate.NONE;
        }
        EventCount count = new EventCount(observed);
        return Estimate.of(count.ratioTo(expected), Math.sqrt(observed) / expected, count.ratioLimits(expected));
    }
}
