package org.circulog.metrics.cells;

import java.time.LocalDate;
import java.util.List;
import org.circulog.life.ExitKind;
import org.circulog.life.FactKind;
import org.circulog.life.Life;
import org.circulog.life.Step;
import org.circulog.lifeline.Lifeline;

/** What one device counts for; a few dozen counts at most. */
public final class LifelineCells {
    private LifelineCells() {}

    /** Counts a device with all that is known of it. */
    public static void add(Lifeline line, CellSink sink) {
        add(new CountedDevice(line, line.steps(), LocalDate.MAX, sink));
    }

    /** Counts a device as far as it had lived by the end of a day; nothing if it was not there yet. */
    public static void addUntil(Lifeline line, LocalDate until, CellSink sink) {
        if (line.isThereBy(until)) {
            add(new CountedDevice(line, line.stepsUntil(until), until, sink));
        }
    }

    private static void add(CountedDevice device) {
        device.count(Measure.DEVICES);
        LifetimeCells.add(device);
        UseCells.add(device);
        RepairCells.add(device);
        addMasses(device);
        addRecord(device);
    }

    private static void addMasses(CountedDevice device) {
        Lifeline line = device.line();
        Life life = device.life();
        int basis = line.massBasis().ordinal();
        device.count(Measure.DEVICE_MG, basis, line.massMg());
        device.count(Measure.DEVICES_BY_BASIS, basis, 1);
        if (line.recycledContentPercent() != null) {
            int hundredths = line.recycledContentPercent().movePointRight(2).intValue();
            device.count(Measure.RECYCLED_CONTENT_MG, hundredths, line.massMg());
        }
        if (life.collectedDay() != null || life.treatedDay() != null) {
            device.count(Measure.COLLECTED);
            device.count(Measure.COLLECTED_MG, basis, line.massMg());
        }
        if (isReusedAfterCollection(device.steps())) {
            device.count(Measure.REUSED_AFTER_COLLECTION);
            device.count(Measure.REUSED_AFTER_COLLECTION_MG, basis, line.massMg());
            device.count(Measure.PREPARED_FOR_REUSE_MG, basis, life.treatedDay() == null ? line.massMg() : 0);
        }
        if (isAtEndOfUse(life)) {
            device.count(Measure.END_OF_USE_MG, basis, line.massMg());
        }
        if (life.treatedDay() != null) {
            device.count(Measure.RECYCLED);
            device.count(Measure.RECYCLED_MG, basis, line.massMg());
        }
    }

    private static boolean isAtEndOfUse(Life life) {
        return life.collectedDay() != null || life.treatedDay() != null || life.exitKind() == ExitKind.DISPOSED;
    }

    private static boolean isReusedAfterCollection(List<Step> steps) {
        return steps.stream()
                .dropWhile(step -> step.kind() != FactKind.COLLECTED)
                .anyMatch(Step::restartsUse);
    }

    private static void addRecord(CountedDevice device) {
        boolean born = device.isBorn();
        device.count(
                Measure.BIRTH_PRECISION, born ? device.line().birthPrecision().ordinal() + 1 : 0, 1);
        if (!device.isLiving()) {
            device.count(Measure.END_KNOWN, device.life().exitKind().ordinal(), 1);
        }
    }
}
