package org.circulog.metrics.repair;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.circulog.metrics.cells.Cells;
import org.circulog.metrics.cells.Measure;
import org.circulog.metrics.survival.RecurrenceTable;

/** Successful repairs of a group of devices by age, among how many devices at risk. */
record RepairCounts(RecurrenceTable table, long repairs, DevicesAtRisk atRisk) {
    /** At older ages a single repair would move the mean too far. */
    private static final int FEWEST_AT_RISK = 10;

    static RepairCounts of(Cells cells, LocalDate until) {
        DevicesAtRisk atRisk = DevicesAtRisk.of(cells, until);
        int[] ages = IntStream.range(0, cells.limit(Measure.REPAIR_AT_RISK))
                .filter(age -> cells.count(Measure.REPAIR_AT_RISK, age) > 0)
                .toArray();
        return new RepairCounts(
                new RecurrenceTable(
                        Arrays.stream(ages).asDoubleStream().toArray(),
                        Arrays.stream(ages)
                                // somewhere on earth tomorrow has begun, so that an exit may come before its entry
                                .mapToLong(age -> Math.max(1, atRisk.at(age)))
                                .toArray(),
                        Arrays.stream(ages)
                                .mapToLong(age -> cells.count(Measure.REPAIR_AT_RISK, age))
                                .toArray()),
                cells.total(Measure.REPAIR_AT_RISK),
                atRisk);
    }

    /**
     * The age up to which a mean reaches: what was asked for, lowered to the largest age with 10 devices at risk, which it is
     * by default; null if there never were 10.
     */
    Double tau(Double requested) {
        OptionalInt oldest = atRisk.oldestWith(FEWEST_AT_RISK);
        if (oldest.isEmpty()) {
            return null;
        }
        double reach = oldest.getAsInt();
        return requested == null ? reach : Math.min(requested, reach);
    }
}
