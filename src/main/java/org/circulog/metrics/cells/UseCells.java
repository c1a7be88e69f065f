package org.circulog.metrics.cells;

import org.circulog.life.Intervention;

/** How long repairs and reuse kept a device in use, and how long each repair held. */
final class UseCells {
    private UseCells() {}

    static void add(CountedDevice device) {
        int ended = 0;
        Intervention open = null;
        for (Intervention one : device.interventions()) {
            addIntervention(device, one);
            if (one.isOpen()) {
                open = one;
            } else {
                ended += one.addedUseDays(one.to());
            }
        }
        addGain(device, ended, open);
        addRatio(device, ended, open);
    }

    private static void addIntervention(CountedDevice device, Intervention one) {
        boolean repair = one.kind() == Intervention.Kind.REPAIR;
        device.count(repair ? Measure.REPAIR_INTERVENTIONS : Measure.REUSE_INTERVENTIONS);
        if (one.isOpen()) {
            device.count(repair ? Measure.REPAIR_OPEN : Measure.REUSE_OPEN, CountedDevice.epochDay(one.from()), 1);
        } else {
            device.count(repair ? Measure.REPAIR_DAYS : Measure.REUSE_DAYS, 0, one.addedUseDays(one.to()));
        }
        if (repair) {
            addRepair(device, one);
        }
    }

    private static void addRepair(CountedDevice device, Intervention repair) {
        if (device.isBorn()) {
            device.count(Measure.REPAIR_AGE, device.ageOn(repair.from()), 1);
        } else {
            device.count(Measure.REPAIR_AGE_UNKNOWN);
        }
        if (repair.isOpen()) {
            device.count(Measure.HOLDING, CountedDevice.epochDay(repair.from()), 1);
        } else {
            device.count(
                    isFailure(repair) ? Measure.HELD_UNTIL_FAILURE : Measure.HELD_UNTIL_CENSORED,
                    repair.addedUseDays(repair.to()),
                    1);
        }
    }

    /** The next repair or a stop; a next user or a disappearance says nothing against the repair. */
    private static boolean isFailure(Intervention repair) {
        return switch (repair.endedBy()) {
            case REUSE, EXPORTED, LOST, STOLEN -> false;
            default -> true;
        };
    }

    private static void addGain(CountedDevice device, int ended, Intervention open) {
        if (device.interventions().isEmpty()) {
            return;
        }
        device.count(Measure.EXTENDED);
        if (open == null) {
            device.count(Measure.GAINED, ended, 1);
        } else {
            device.count(Measure.GAINING, Math.max(0, CountedDevice.epochDay(open.from()) - ended), 1);
        }
    }

    private static void addRatio(CountedDevice device, int ended, Intervention open) {
        Integer first = device.life().days().first();
        if (first == null) {
            return;
        }
        device.count(Measure.FIRST_USE_OVER);
        device.count(Measure.FIRST_USE_DAYS, 0, first);
        device.count(Measure.ADDED_AFTER_FIRST_USE, 0, ended);
        if (open != null) {
            device.count(Measure.OPEN_AFTER_FIRST_USE, CountedDevice.epochDay(open.from()), 1);
        }
    }
}
