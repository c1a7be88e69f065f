package org.circulog.metrics.repair;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.circulog.metrics.cells.Cells;
import org.circulog.metrics.cells.Measure;
import org.circulog.metrics.population.OpenDays;

/**
 * How many devices of a group were at risk at each age in whole days: later than their entry, or from birth, and not later
 * than their exit.
 */
final class DevicesAtRisk {
    private static final List<Measure> EXITS =
            List.of(Measure.TREATED, Measure.DISPOSED, Measure.EXPORTED, Measure.LOST, Measure.STOLEN);

    private long[] byAge = {};

    private DevicesAtRisk() {}

    /** O(oldest age). */
    static DevicesAtRisk of(Cells cells, LocalDate until) {
        DevicesAtRisk devices = new DevicesAtRisk();
        cells.forEach(Measure.ENTRY, (age, count) -> devices.change(age == 0 ? 0 : age + 1, count));
        EXITS.forEach(exit -> cells.forEach(exit, (age, count) -> devices.change(age + 1, -count)));
        cells.forEach(Measure.LIVING, (birthDay, count) -> devices.change(OpenDays.since(birthDay, until) + 1, -count));
        Arrays.parallelPrefix(devices.byAge, Long::sum);
        return devices;
    }

    private void change(int age, long count) {
        if (age >= byAge.length) {
            byAge = Arrays.copyOf(byAge, Math.max(age + 1, byAge.length * 3 / 2));
        }
        byAge[age] += count;
    }

    long at(int age) {
        return age < byAge.length ? byAge[age] : 0;
    }

    /** The largest age at which so many were at risk; empty if there never were. */
    OptionalInt oldestWith(int devices) {
        int age = byAge.length - 1;
        while (age >= 0 && byAge[age] < devices) {
            age--;
        }
        return age < 0 ? OptionalInt.empty() : OptionalInt.of(age);
    }
}
