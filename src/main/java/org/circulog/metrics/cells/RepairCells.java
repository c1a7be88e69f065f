package org.circulog.metrics.cells;

import java.time.temporal.ChronoUnit;
import java.util.List;
import org.circulog.life.FactKind;
import org.circulog.life.Step;

/** Attempts at repairs, each with its best outcome. */
final class RepairCells {
    private RepairCells() {}

    static void add(CountedDevice device) {
        List<Step> attempts = Step.attempts(device.steps());
        if (attempts.isEmpty()) {
            return;
        }
        FactKind best = FactKind.REPAIR_UNKNOWN;
        for (Step attempt : attempts) {
            addAttempt(device, attempt);
            best = attempt.kind().compareTo(best) < 0 ? attempt.kind() : best;
        }
        device.count(
                switch (best) {
                    case REPAIR_FIXED -> Measure.DEVICES_FIXED;
                    case REPAIR_REPAIRABLE -> Measure.DEVICES_REPAIRABLE;
                    case REPAIR_END_OF_LIFE -> Measure.DEVICES_END_OF_LIFE;
                    default -> Measure.DEVICES_UNKNOWN;
                });
    }

    private static void addAttempt(CountedDevice device, Step attempt) {
        boolean fixed = attempt.kind() == FactKind.REPAIR_FIXED;
        boolean givenUp = attempt.kind() == FactKind.REPAIR_END_OF_LIFE;
        device.count(
                switch (attempt.kind()) {
                    case REPAIR_FIXED -> Measure.ATTEMPTS_FIXED;
                    case REPAIR_REPAIRABLE -> Measure.ATTEMPTS_REPAIRABLE;
                    case REPAIR_END_OF_LIFE -> Measure.ATTEMPTS_END_OF_LIFE;
                    default -> Measure.ATTEMPTS_UNKNOWN;
                });
        if (givenUp && attempt.job().barrier() != null) {
            device.count(Measure.BARRIER, attempt.job().barrier().ordinal(), 1);
        }
        if (attempt.job().receivedDay() != null) {
            int days = (int) Math.max(0, ChronoUnit.DAYS.between(attempt.job().receivedDay(), attempt.day()));
            device.count(fixed || givenUp ? Measure.TURNAROUND : Measure.TURNAROUND_OPEN, days, 1);
        }
        if (fixed && isAtRisk(device, attempt)) {
            device.count(Measure.REPAIR_AT_RISK, device.ageOn(attempt.day()), 1);
        }
    }

    /** What brought a device into the records says nothing about how often it is repaired. */
    private static boolean isAtRisk(CountedDevice device, Step attempt) {
        if (!device.isBorn() || device.isNeverAtRisk()) {
            return false;
        }
        int age = device.ageOn(attempt.day());
        boolean entered = device.entryAge() == 0 || age > device.entryAge();
        return entered
                && (device.isLiving() || age <= device.ageOn(device.life().exitDay()));
    }
}
