package org.circulog.metrics.use;

import org.circulog.metrics.population.Estimate;
import org.circulog.metrics.population.FigureTable;
import org.circulog.metrics.population.GroupTable;

/** Extension as a table; without the curve, and open use is in the sums as in the JSON. */
final class ExtensionTable {
    private ExtensionTable() {}

    static FigureTable of(ExtensionView view) {
        GroupTable table = new GroupTable(
                view.population(),
                "suppressed",
                "devices",
                "devicesExtended",
                "repairs",
                "reuses",
                "addedUseDays",
                "repairDays",
                "reuseDays",
                "openInterventions",
                "openDays",
                "daysPerDevice",
                "daysPerIntervention",
                "firstUseDays",
                "extensionRatio",
                "modelledCreditDays",
                "holdingAfter90Days",
                "holdingAfter90DaysLower",
                "holdingAfter90DaysUpper",
                "holdingAfter365Days",
                "holdingAfter365DaysLower",
                "holdingAfter365DaysUpper",
                "medianHoldingDays");
        view.groups().forEach(group -> add(table, group));
        return table.table();
    }

    private static void add(GroupTable table, ExtensionGroup group) {
        if (group.suppressed()) {
            table.add(group.key(), true);
            return;
        }
        ObservedUse observed = group.observed();
        Estimate quarter = group.repairsHolding().holdingAfter90Days();
        Estimate year = group.repairsHolding().holdingAfter365Days();
        table.add(
                group.key(),
                false,
                group.devices(),
                observed.devicesExtended(),
                observed.repairs(),
                observed.reuses(),
                observed.addedUseDays(),
                observed.repairDays(),
                observed.reuseDays(),
                observed.openInterventions(),
                observed.openDays(),
                observed.daysPerDevice(),
                observed.daysPerIntervention(),
                group.extensionRatio().firstUseDays(),
                group.extensionRatio().ratio(),
                group.modelled().creditDays(),
                quarter.value(),
                quarter.lower(),
                quarter.upper(),
                year.value(),
                year.lower(),
                year.upper(),
                group.repairsHolding().median().days());
    }
}
