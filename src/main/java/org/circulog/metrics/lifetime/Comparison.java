package org.circulog.metrics.lifetime;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.circulog.metrics.population.Estimate;
import org.circulog.metrics.population.Group;
import org.circulog.metrics.population.Reading;
import org.circulog.metrics.survival.LogRank;
import org.circulog.metrics.survival.RestrictedMean;
import org.circulog.metrics.survival.RestrictedMeanDifference;
import org.circulog.metrics.survival.RiskTable;

/**
 * Compares sides by the log-rank test over all ages, and by their restricted means, which all reach to the same age and are
 * conditional on the same age.
 */
final class Comparison {

    /** How they are compared. */
    record Options(Censoring censoring, Stratification stratify, Tau tau) {}

    private final Options options;
    private final Reading reading;
    private final List<Side> sides;
    private final List<LifeCounts> counts;
    private final int from;
    private final double tau;
    private final LogRank logRank;
    private final List<RestrictedMean> means;

    Comparison(Options options, Reading reading, List<Side> sides) {
        this.options = options;
        this.reading = reading;
        this.sides = sides;
        counts = sides.stream()
                .map(side -> side.counts(options.censoring(), reading.until()))
                .toList();
        from = counts.stream()
                .mapToInt(each -> EarlyRisk.firstAge(each, Exit.ENDS))
                .max()
                .orElse(0);
        // The least of numbers is NaN if one of them is
        tau = counts.stream().mapToDouble(options.tau()::reach).min().orElse(Double.NaN);
        logRank = LogRank.ofTables(sides.size(), strata());
        means = counts.stream()
                .map(each -> Survival.conditional(each, from).restrictedMean(tau))
                .toList();
    }

    private Stream<List<RiskTable>> strata() {
        if (options.stratify() == Stratification.NONE) {
            return Stream.of(RiskTables.atSameAges(counts));
        }
        TreeSet<String> categories = new TreeSet<>();
        sides.forEach(side -> categories.addAll(side.group().byCategory().keySet()));
        return categories.stream()
                .map(category -> RiskTables.atSameAges(sides.stream()
                        .map(side -> side.countsOf(category, options.censoring(), reading.until()))
                        .toList()));
    }

    /** Whether every side has enough devices at risk at one age, so that it tells of nobody in particular. */
    boolean isOfMany() {
        return counts.stream().allMatch(each -> each.oldestWith(Group.FEWEST) >= 0);
    }

    ComparisonView.Test test() {
        return ComparisonView.Test.of(logRank.test());
    }

    Double tau() {
        return Estimate.known(tau);
    }

    boolean isTauLowered() {
        return options.tau().isLoweredTo(tau);
    }

    Integer conditionalOnAgeDays() {
        return from == 0 ? null : from;
    }

    List<ComparedGroup> groups() {
        List<ComparedGroup> groups = new ArrayList<>();
        for (int i = 0; i < sides.size(); i++) {
            groups.add(group(i));
        }
        return groups;
    }

    private ComparedGroup group(int i) {
        Side side = sides.get(i);
        RestrictedMeanDifference difference = means.get(i).minus(means.get(0));
        return new ComparedGroup(
                side.group().key(),
                side.state(),
                side.group().devices(),
                false,
                Excluded.of(side.group().byCategory().values(), options.censoring(), reading),
                counts.get(i).daysAtRisk(),
                counts.get(i).ends(),
                logRank.expected(i),
                mean(means.get(i)),
                i == 0 ? null : Estimate.of(difference.difference(), difference.standardError(), difference.limits()),
                i == 0 ? null : Estimate.known(difference.pValue()));
    }

    private static Estimate mean(RestrictedMean mean) {
        return Estimate.of(mean.mean(), mean.standardError(), mean.limits());
    }
}
