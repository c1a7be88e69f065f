package org.circulog.metrics.record;

import org.circulog.life.MassBasis;
import org.circulog.metrics.population.FigureTable;
import org.circulog.metrics.population.GroupTable;

/** What is known of devices as a table, one line per group. */
final class CompletenessTable {
    private CompletenessTable() {}

    static FigureTable of(CompletenessView view) {
        GroupTable table = new GroupTable(
                view.population(),
                "suppressed",
                "devices",
                "birthKnown",
                "endKnown",
                "identified",
                "identifiedLower",
                "identifiedUpper",
                "massMeasured",
                "massDeclared",
                "massDefault");
        view.groups().forEach(group -> add(group, table));
        return table.table();
    }

    private static void add(CompletenessGroup group, GroupTable table) {
        if (group.suppressed()) {
            table.add(group.key(), true);
            return;
        }
        IdentifiedShare identified = group.identified();
        table.add(
                group.key(),
                false,
                group.devices(),
                group.birthKnown().share(),
                group.endKnown().share(),
                identified == null ? null : identified.share(),
                identified == null ? null : identified.lower(),
                identified == null ? null : identified.upper(),
                group.massShare(MassBasis.MEASURED),
                group.massShare(MassBasis.DECLARED),
                group.massShare(MassBasis.CATEGORY_DEFAULT));
    }
}
