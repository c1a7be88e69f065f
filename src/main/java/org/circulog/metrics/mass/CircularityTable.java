package org.circulog.metrics.mass;

import java.util.stream.Collectors;
import org.circulog.metrics.population.FigureTable;
import org.circulog.metrics.population.GroupTable;

/** Figures of circularity as a table, one line per group. */
final class CircularityTable {
    private CircularityTable() {}

    static FigureTable of(CircularityView view) {
        GroupTable table = new GroupTable(
                view.population(),
                "suppressed",
                "devices",
                "massMg",
                "recycledFeedstock",
                "recycledFeedstockKnownShare",
                "recycled",
                "reused",
                "recyclingEfficiency",
                "lifetimeFactor",
                "virginFeedstockMg",
                "wasteMg",
                "linearFlowIndex",
                "indicator",
                "notEstimable");
        view.groups().forEach(group -> add(group, table));
        return table.table();
    }

    private static void add(CircularityGroup group, GroupTable table) {
        if (group.suppressed()) {
            table.add(group.key(), true);
            return;
        }
        CircularityInputs inputs = group.inputs();
        table.add(
                group.key(),
                false,
                group.devices(),
                group.massMg(),
                inputs.recycledFeedstock(),
                inputs.recycledFeedstockKnownShare(),
                inputs.recycled(),
                inputs.reused(),
                inputs.recyclingEfficiency(),
                group.utility().factor(),
                group.virginFeedstockMg(),
                group.wasteMg(),
                group.linearFlowIndex(),
                group.indicator(),
                group.notEstimable().stream().map(NotEstimable::name).collect(Collectors.joining(" ")));
    }
}
