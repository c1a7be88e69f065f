package org.circulog.metrics.use;

import java.time.LocalDate;
import org.circulog.metrics.cells.Cells;
import org.circulog.metrics.cells.Measure;
import org.circulog.metrics.population.OpenDays;

/**
 * For how many new devices of a category the added use of its devices stands: each for added use by mean lifetime, at most
 * one. Days are summed as whole numbers, so that the order does not matter.
 */
final class AvoidedDevices {
    private final double meanDays;
    private long whole;
    private long partialDays;

    private AvoidedDevices(double meanDays) {
        this.meanDays = meanDays;
    }

    /** @param meanDays mean lifetime of the category */
    static double in(Cells cells, LocalDate until, double meanDays) {
        AvoidedDevices avoided = new AvoidedDevices(meanDays);
        cells.forEach(Measure.GAINED, avoided::add);
        cells.forEach(Measure.GAINING, (firstDay, devices) -> avoided.add(OpenDays.since(firstDay, until), devices));
        return avoided.whole + avoided.partialDays / meanDays;
    }

    private void add(int addedDays, long devices) {
        if (addedDays >= meanDays) {
            whole += devices;
        } else {
            partialDays += addedDays * devices;
        }
    }
}
