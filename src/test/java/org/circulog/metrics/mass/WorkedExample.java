package org.circulog.metrics.mass;

import static org.circulog.testing.Events.output;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.circulog.testing.Devices;
import org.circulog.testing.Events;
import org.circulog.testing.JsonBody;
import org.circulog.testing.Lots;
import org.circulog.testing.TestKeys.TestOrganisation;

/** Fourteen devices with their lives, and a lot with two of them and 500 loose phones. */
final class WorkedExample {
    private WorkedExample() {}

    static void record(TestOrganisation recycler) {
        Map<String, UUID> devices = new HashMap<>();
        for (String[] row : goldenRows()) {
            JsonBody device = Devices.of(Devices.serial(), row[1])
                    .with("/massMg", Long.valueOf(row[2]))
                    .with("/massBasis", "MEASURED")
                    .with("/observedSince", row[3]);
            devices.put(row[0], Events.recordAll(recycler, Events.parse(row[4], device)));
        }
        UUID lot = Lots.open(recycler);
        Lots.add(recycler, lot, Devices.of(devices.get("A6")), Devices.of(devices.get("B1")));
        Lots.addLine(recycler, lot, Devices.PHONES, 500, 80_000_000);
        Lots.close(recycler, lot);
        Lots.record(recycler, Events.lotTreatment(lot, "2025-09-01"));
        Lots.record(
                recycler,
                Events.lotRecovery(
                        lot,
                        "2025-09-15",
                        output("COPPER", 12_400_000, "RECYCLED"),
                        output("ALUMINIUM", 9_100_000, "RECYCLED"),
                        output("GOLD", 10_500, "RECYCLED"),
                        output("SILVER", 125_000, "RECYCLED"),
                        output("PLASTICS", 28_000_000, "RECYCLED"),
                        output("STEEL", 6_200_000, "RECYCLED"),
                        output("RESIDUE", 9_000_000, "DISPOSED"),
                        output("RESIDUE", 17_200_000, "ENERGY")));
    }

    private static List<String[]> goldenRows() {
        InputStream source = WorkedExample.class.getResourceAsStream("/recording/golden-example.csv");
        return new BufferedReader(new InputStreamReader(source, StandardCharsets.UTF_8))
                .lines()
                .filter(line -> line.matches("[AB][1-8], .*"))
                .map(line -> line.split(", "))
                .toList();
    }
}
