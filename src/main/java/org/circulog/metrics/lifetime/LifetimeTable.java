package org.circulog.metrics.lifetime;

import java.util.List;
import java.util.stream.Stream;
import org.circulog.metrics.population.FigureTable;

/** Lifetimes as a table: a line for each point of the curves if there are any, otherwise for each group. */
final class LifetimeTable {
    private static final List<String> POINT_COLUMNS = List.of(
            "suppressed", "ageDays", "atRisk", "events", "censored", "survival", "standardError", "lower", "upper");

    private static final List<String> GROUP_COLUMNS = List.of(
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
            "lifetimeFactorUpper");

    private LifetimeTable() {}

    static FigureTable of(LifetimesView view) {
        boolean curves = view.groups().stream().anyMatch(group -> group.curve() != null);
        return curves
                ? new FigureTable(
                        KeyColumns.followedBy(POINT_COLUMNS),
                        view.groups().stream().flatMap(LifetimeTable::points).toList())
                : new FigureTable(
                        KeyColumns.followedBy(GROUP_COLUMNS),
                        view.groups().stream().map(LifetimeTable::group).toList());
    }

    private static Stream<List<Object>> points(LifetimeGroup group) {
        if (group.suppressed()) {
            return Stream.of(KeyColumns.suppressed(group.key(), POINT_COLUMNS.size()));
        }
        return group.curve().points().stream()
                .map(point -> KeyColumns.row(
                        group.key(),
                        false,
                        point.ageDays(),
                        point.atRisk(),
                        point.events(),
                        point.censored(),
                        point.survival(),
                        point.standardError(),
                        point.lower(),
                        point.upper()));
    }

    private static List<Object> group(LifetimeGroup group) {
        if (group.suppressed()) {
            return KeyColumns.suppressed(group.key(), GROUP_COLUMNS.size());
        }
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
        return KeyColumns.row(
                group.key(),
                Stream.of(
                                counts,
                                mean(group.restrictedMean().until()),
                                mean(group.restrictedMean().lastSeen()),
                                Stream.of(group.reference().expected()),
                                estimate(group.reference().standardisedRetirementRatio()),
                                estimate(group.reference().lifetimeFactor()))
                        .flatMap(values -> values)
                        .toArray());
    }

    private static Stream<Object> mean(RestrictedMeanView mean) {
        return Stream.of(mean.tau(), mean.days(), mean.standardError(), mean.lower(), mean.upper());
    }

    private static Stream<Object> estimate(Estimate estimate) {
        return Stream.of(estimate.value(), estimate.lower(), estimate.upper());
    }
}
