package org.circulog.metrics.lifetime;

import java.util.List;
import java.util.stream.Stream;
import org.circulog.metrics.population.FigureTable;

/** A comparison as a table: a line for each group, with the test that all share at its end. */
final class ComparisonTable {
    private static final List<String> COLUMNS = List.of(
            "suppressed",
            "state",
            "devices",
            "daysAtRisk",
            "events",
            "expected",
            "tau",
            "restrictedMeanDays",
            "restrictedMeanStandardError",
            "restrictedMeanLower",
            "restrictedMeanUpper",
            "differenceDays",
            "differenceStandardError",
            "differenceLower",
            "differenceUpper",
            "differencePValue",
            "logRankStatistic",
            "logRankDegreesOfFreedom",
            "logRankPValue");

    private ComparisonTable() {}

    static FigureTable of(ComparisonView view) {
        return new FigureTable(
                KeyColumns.followedBy(COLUMNS),
                view.groups().stream().map(group -> row(view, group)).toList());
    }

    private static List<Object> row(ComparisonView view, ComparedGroup group) {
        if (group.suppressed()) {
            return KeyColumns.suppressed(group.key(), COLUMNS.size());
        }
        Stream<Object> counts = Stream.of(
                false,
                group.state(),
                group.devices(),
                group.daysAtRisk(),
                group.events(),
                group.expected(),
                view.tau());
        Stream<Object> test = Stream.of(
                group.differencePValue(),
                view.logRank().statistic(),
                view.logRank().degreesOfFreedom(),
                view.logRank().pValue());
        return KeyColumns.row(
                group.key(),
                Stream.of(counts, Estimate.cells(group.restrictedMean()), Estimate.cells(group.difference()), test)
                        .flatMap(values -> values)
                        .toArray());
    }
}
