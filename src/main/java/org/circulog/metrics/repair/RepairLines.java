package org.circulog.metrics.repair;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.circulog.lifeline.Lifeline;
import org.circulog.metrics.cells.LifelineCells;
import org.circulog.metrics.cells.Measure;
import org.circulog.metrics.population.BirthPrecision;
import org.circulog.metrics.population.OpenDays;
import org.circulog.metrics.survival.Exposure;
import org.circulog.metrics.survival.Recurrences;

/** Entries, exits and repairs of single devices, read from what each counts for: the same rules as those of the counts. */
final class RepairLines {
    private final LocalDate until;
    private final BirthPrecision minPrecision;
    private final IntStream.Builder entries = IntStream.builder();
    private final IntStream.Builder exits = IntStream.builder();
    private final IntStream.Builder repairLines = IntStream.builder();
    private final IntStream.Builder repairAges = IntStream.builder();
    private int lines;

    private RepairLines(LocalDate until, BirthPrecision minPrecision) {
        this.until = until;
        this.minPrecision = minPrecision;
    }

    /** Devices whose age is not known, or not as exactly as it must be, are not among them. */
    static Recurrences of(List<Lifeline> devices, LocalDate until, BirthPrecision minPrecision) {
        RepairLines all = new RepairLines(until, minPrecision);
        devices.forEach(all::add);
        return new Recurrences(
                Exposure.of(doubles(all.entries), doubles(all.exits)),
                all.repairLines.build().toArray(),
                doubles(all.repairAges));
    }

    private void add(Lifeline device) {
        int[] before = {lines};
        LifelineCells.addUntil(device, until, (measure, byYear, value, count) -> {
            if (!byYear || minPrecision == BirthPrecision.YEAR) {
                add(measure, value, before[0]);
            }
        });
    }

    /** A device counts for its entry before anything else that is by age. */
    private void add(Measure measure, int value, int line) {
        switch (measure) {
            case ENTRY -> {
                entries.add(value);
                lines++;
            }
            case TREATED, DISPOSED, EXPORTED, LOST, STOLEN -> exits.add(value);
            case LIVING -> exits.add(OpenDays.since(value, until));
            case REPAIR_AT_RISK -> {
                repairLines.add(line);
                repairAges.add(value);
            }
            default -> {}
        }
    }

    private static double[] doubles(IntStream.Builder values) {
        return Arrays.stream(values.build().toArray()).asDoubleStream().toArray();
    }
}
