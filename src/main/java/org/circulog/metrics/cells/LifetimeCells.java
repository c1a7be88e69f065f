package org.circulog.metrics.cells;

import java.time.LocalDate;
import java.util.Map;
import org.circulog.life.ExitKind;
import org.circulog.life.FactKind;
import org.circulog.life.Step;

/** When a device was at risk, and how that ended; the time after its first repair and after its first reuse apart. */
final class LifetimeCells {
    private static final Map<ExitKind, Measure> EXITS = Map.of(
            ExitKind.TREATED, Measure.TREATED,
            ExitKind.DISPOSED, Measure.DISPOSED,
            ExitKind.EXPORTED, Measure.EXPORTED,
            ExitKind.LOST, Measure.LOST,
            ExitKind.STOLEN, Measure.STOLEN);

    private LifetimeCells() {}

    static void add(CountedDevice device) {
        if (!device.isBorn()) {
            device.count(Measure.BIRTH_UNKNOWN);
            return;
        }
        if (device.isBirthByYear()) {
            device.count(Measure.BIRTH_BY_YEAR);
        }
        if (device.isNeverAtRisk()) {
            device.count(Measure.NEVER_AT_RISK);
            return;
        }
        int entry = device.entryAge();
        device.count(Measure.ENTRY, entry, 1);
        if (device.isLiving()) {
            addLiving(device, entry);
        } else {
            device.count(
                    EXITS.get(device.life().exitKind()),
                    device.ageOn(device.life().exitDay()),
                    1);
        }
        addSince(firstDay(device, FactKind.REPAIR_FIXED), device, SinceRestart.REPAIR);
        addSince(firstDay(device, FactKind.REUSE), device, SinceRestart.REUSE);
    }

    private static void addLiving(CountedDevice device, int entry) {
        device.count(Measure.LIVING, CountedDevice.epochDay(device.life().birthDay()), 1);
        if (entry > 0) {
            device.count(
                    Measure.LIVING_ENTERED, CountedDevice.epochDay(device.line().entryDay()), 1);
        }
        int seen = seenAge(device);
        boolean seenAtRisk = entry == 0 || entry < seen;
        device.count(seenAtRisk ? Measure.SEEN : Measure.UNSEEN_ENTRY, seenAtRisk ? seen : entry, 1);
    }

    private static int seenAge(CountedDevice device) {
        return device.ageOn(device.steps().get(device.steps().size() - 1).day());
    }

    private static LocalDate firstDay(CountedDevice device, FactKind kind) {
        return device.steps().stream()
                .filter(step -> step.kind() == kind && step.restartsUse())
                .map(Step::day)
                .findFirst()
                .orElse(null);
    }

    /** The measures of the time after a first repair or reuse. */
    private enum SinceRestart {
        REPAIR(
                Measure.REPAIRED_ENTRY,
                Measure.REPAIRED_TREATED,
                Measure.REPAIRED_DISPOSED,
                Measure.REPAIRED_WITHDRAWN,
                Measure.REPAIRED_LIVING,
                Measure.REPAIRED_SEEN,
                Measure.REPAIRED_UNSEEN_ENTRY),
        REUSE(
                Measure.REUSED_ENTRY,
                Measure.REUSED_TREATED,
                Measure.REUSED_DISPOSED,
                Measure.REUSED_WITHDRAWN,
                Measure.REUSED_LIVING,
                Measure.REUSED_SEEN,
                Measure.REUSED_UNSEEN_ENTRY);

        private final Measure entry;
        private final Measure treated;
        private final Measure disposed;
        private final Measure withdrawn;
        private final Measure living;
        private final Measure seen;
        private final Measure unseenEntry;

        SinceRestart(
                Measure entry,
                Measure treated,
                Measure disposed,
                Measure withdrawn,
                Measure living,
                Measure seen,
                Measure unseenEntry) {
            this.entry = entry;
            this.treated = treated;
            this.disposed = disposed;
            this.withdrawn = withdrawn;
            this.living = living;
            this.seen = seen;
            this.unseenEntry = unseenEntry;
        }

        private Measure exit(ExitKind kind) {
            return switch (kind) {
                case TREATED -> treated;
                case DISPOSED -> disposed;
                default -> withdrawn;
            };
        }
    }

    /** From the restart on, and only where the device is at risk after it: no time before it counts as after it. */
    private static void addSince(LocalDate restart, CountedDevice device, SinceRestart measures) {
        if (restart == null) {
            return;
        }
        int start = Math.max(device.entryAge(), device.ageOn(restart));
        if (device.isLiving()) {
            int seen = seenAge(device);
            device.count(measures.entry, start, 1);
            device.count(measures.living, CountedDevice.epochDay(device.life().birthDay()), 1);
            device.count(start < seen ? measures.seen : measures.unseenEntry, start < seen ? seen : start, 1);
        } else if (start < device.ageOn(device.life().exitDay())) {
            device.count(measures.entry, start, 1);
            device.count(
                    measures.exit(device.life().exitKind()),
                    device.ageOn(device.life().exitDay()),
                    1);
        }
    }
}
