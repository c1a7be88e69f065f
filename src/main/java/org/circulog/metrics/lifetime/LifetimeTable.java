package org.circulog.metrics.lifetime;

import java.util.stream.Stream;
import org.circulog.metrics.population.Estimate;
import org.circulog.metrics.population.FigureTable;
import org.circulog.metrics.population.GroupTable;

/** Lifetimes as a table: a line for each point of the curves if there are any, otherwise for each group. */
final class LifetimeTable {
    private static final String[] POINT_COLUMNS = {
        "suppressed", "ageDays", "atRisk", "events", "censored", "survival", "standardError", "lower", "upper"
    };

    private static final String[] GROUP_COLUMNS = {
        "suppressed",
        "devices",
        "birthUnknown",
        "birthByYear",
        "neverAtRisk",
        "atRisk",
        "events",
        "censored",
        "conditionalOnAgeDays",
        "medianDays",
        "medianLower",
        "medianUpper",
        "untilTau",
        "untilRestrictedMeanDays",
        "untilStandardError",
        "untilLower",
        "untilUpper",
        "lastSeenTau",
        "lastSeenRestrictedMeanDays",
        "lastSeenStandardError",
        "lastSeenLower",
        "lastSeenUpper",
        "expectedEvents",
        "standardisedRetirementRatio",
        "standardisedRetirementRatioLower",
        "standardisedRetirementRatioUpper",
        "lifetimeFactor",
        "lifetimeFactorLower",
        "lifetimeFactorUpper"
    };

    private LifetimeTable() {}

    static FigureTable of(LifetimesView view) {
        boolean curves = view.groups().stream().anyMatch(group -> group.curve() != null);
        GroupTable table = new GroupTable(view.population(), curves ? POINT_COLUMNS : GROUP_COLUMNS);
        for (LifetimeGroup group : view.groups()) {
            if (group.suppressed()) {
                table.add(group.key(), true);
            } else if (curves) {
                addPoints(table, group);
            } else {
                table.add(group.key(), figures(group));
            }
        }
        return table.table();
    }

    private static void addPoints(GroupTable table, LifetimeGroup group) {
        for (CurveView.Point point : group.curve().points()) {
            table.add(
                    group.key(),
                    false,
                    point.ageDays(),
                    point.atRisk(),
                    point.events(),
                    point.censored(),
                    point.survival(),
                    point.standardError(),
                    point.lower(),
                    point.upper());
        }
    }

    private static Object[] figures(LifetimeGroup group) {
        Stream<Object> counts = Stream.of(
                false,
                group.devices(),
                group.excluded().birthUnknown(),
                group.excluded().birthByYear(),
                group.excluded().neverAtRisk(),
                group.atRisk(),
                group.events(),
                group.censored(),
                group.conditionalOnAgeDays(),
                group.median().days(),
                group.median().lower(),
                group.median().upper());
        return Stream.of(
                        counts,
                        mean(group.restrictedMean().until()),
                        mean(group.restrictedMean().lastSeen()),
                        Stream.of(group.reference().expected()),
                        limited(group.reference().standardisedRetirementRatio()),
                        limited(group.reference().lifetimeFactor()))
                .flatMap(values -> values)
                .toArray();
    }

    private static Stream<Object> mean(RestrictedMeanView mean) {
        return Stream.of(mean.tau(), mean.days(), mean.standardError(), mean.lower(), mean.upper());
    }

    private static Stream<Object> limited(Estimate estimate) {
        return Stream.of(estimate.value(), estimate.lower(), estimate.upper());
    }
}
