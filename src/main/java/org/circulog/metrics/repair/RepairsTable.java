package org.circulog.metrics.repair;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.circulog.life.RepairBarrier;
import org.circulog.metrics.population.Estimate;
import org.circulog.metrics.population.FigureTable;
import org.circulog.metrics.population.GroupTable;

/** Repairs as a table; without the curve. */
final class RepairsTable {
    private static final List<String> OUTCOMES = List.of(
            "Fixed",
            "Repairable",
            "EndOfLife",
            "Unknown",
            "SuccessRate",
            "SuccessRateLower",
            "SuccessRateUpper",
            "SuccessRateWithUnknown",
            "SuccessRateWithUnknownLower",
            "SuccessRateWithUnknownUpper");

    private RepairsTable() {}

    static FigureTable of(RepairsView view) {
        GroupTable table = new GroupTable(view.population(), columns().toArray(String[]::new));
        view.groups().forEach(group -> {
            if (group.suppressed()) {
                table.add(group.key(), true);
            } else {
                table.add(group.key(), figures(group).toArray());
            }
        });
        return table.table();
    }

    private static List<String> columns() {
        List<String> columns = new ArrayList<>(List.of("suppressed", "devices"));
        OUTCOMES.forEach(outcome -> columns.add("attempts" + outcome));
        OUTCOMES.forEach(outcome -> columns.add("devices" + outcome));
        Arrays.stream(RepairBarrier.values()).forEach(barrier -> columns.add("barrier" + camelCase(barrier)));
        columns.addAll(List.of(
                "barrierUnnamed",
                "meanRepairsTau",
                "meanRepairs",
                "meanRepairsStandardError",
                "meanRepairsLower",
                "meanRepairsUpper",
                "turnaroundDone",
                "turnaroundOpen",
                "turnaroundMedianDays",
                "doneWithin7Days",
                "doneWithin30Days"));
        return columns;
    }

    private static String camelCase(RepairBarrier barrier) {
        StringBuilder name = new StringBuilder();
        for (String word : barrier.name().split("_")) {
            name.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
        }
        return name.toString();
    }

    private static List<Object> figures(RepairsGroup group) {
        List<Object> figures = new ArrayList<>(Arrays.asList(false, group.devices()));
        addOutcomes(figures, group.attempts());
        addOutcomes(figures, group.byDevice());
        group.barriers().named().forEach(named -> figures.add(named.attempts()));
        figures.add(group.barriers().unnamed());
        Estimate mean = group.meanRepairs().perDevice();
        figures.addAll(Arrays.asList(
                group.meanRepairs().tau(),
                mean.value(),
                mean.standardError(),
                mean.lower(),
                mean.upper(),
                group.turnaround().done(),
                group.turnaround().open(),
                group.turnaround().median().days(),
                group.turnaround().doneWithin7Days().value(),
                group.turnaround().doneWithin30Days().value()));
        return figures;
    }

    private static void addOutcomes(List<Object> figures, Outcomes outcomes) {
        figures.addAll(Arrays.asList(
                outcomes.fixed(),
                outcomes.repairable(),
                outcomes.endOfLife(),
                outcomes.unknown(),
                outcomes.successRate().value(),
                outcomes.successRate().lower(),
                outcomes.successRate().upper(),
                outcomes.successRateWithUnknown().value(),
                outcomes.successRateWithUnknown().lower(),
                outcomes.successRateWithUnknown().upper()));
    }
}
