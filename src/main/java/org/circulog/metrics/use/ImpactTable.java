package org.circulog.metrics.use;

import org.circulog.metrics.population.FigureTable;
import org.circulog.metrics.population.GroupTable;

/** Impact as a table; the two methods stand side by side and are never added. */
final class ImpactTable {
    private ImpactTable() {}

    static FigureTable of(ImpactView view) {
        GroupTable table = new GroupTable(
                view.population(),
                "suppressed",
                "devices",
                "observedDevices",
                "observedDevicesStillGaining",
                "observedNewDevicesAvoided",
                "observedCo2eKg",
                "observedMassKg",
                "flatFixes",
                "flatCo2eKg",
                "flatWastePreventedKg",
                "devicesWithoutFootprint",
                "devicesWithoutReference",
                "fixesWithoutFootprint");
        view.groups().forEach(group -> add(table, group));
        return table.table();
    }

    private static void add(GroupTable table, ImpactGroup group) {
        if (group.suppressed()) {
            table.add(group.key(), true);
            return;
        }
        table.add(
                group.key(),
                false,
                group.devices(),
                group.observed().devices(),
                group.observed().devicesStillGaining(),
                group.observed().newDevicesAvoided(),
                group.observed().co2eKg(),
                group.observed().massKg(),
                group.flat().fixes(),
                group.flat().co2eKg(),
                group.flat().wastePreventedKg(),
                group.excluded().devicesWithoutFootprint(),
                group.excluded().devicesWithoutReference(),
                group.excluded().fixesWithoutFootprint());
    }
}
