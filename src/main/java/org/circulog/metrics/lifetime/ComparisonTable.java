package org.circulog.metrics.lifetime;

import java.util.stream.Stream;
import org.circulog.metrics.population.FigureTable;
import org.circulog.metrics.population.GroupTable;

/** A comparison as a table: a line for each group, with the test that all share at its end. */
final class ComparisonTable {
    private static final String[] COLUMNS = {
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
        "logRankPValue"
    };

    private ComparisonTable() {}

    static FigureTable of(ComparisonView view) {
        GroupTable table = new GroupTable(view.population(), COLUMNS);
        for (ComparedGroup group : view.groups()) {
            if (group.suppressed()) {
                table.add(group.key(), true);
            } else {
                table.add(group.key(), figures(view, group));
            }
        }
        return table.table();
    }

    private static Object[] figures(ComparisonView view, ComparedGroup group) {
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
        return Stream.of(counts, EstimateCells.of(group.restrictedMean()), EstimateCells.of(group.difference()), test)
                .flatMap(values -> values)
                .toArray();
    }
}
