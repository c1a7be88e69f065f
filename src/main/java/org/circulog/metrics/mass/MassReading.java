package org.circulog.metrics.mass;

import java.util.EnumSet;
import org.circulog.metrics.cells.Family;
import org.circulog.metrics.population.Group;
import org.circulog.metrics.population.PopulationView;
import org.circulog.metrics.population.Populations;
import org.circulog.metrics.population.Reading;
import org.circulog.metrics.population.Selection;

/**
 * The counts behind a figure over masses: those of devices, and of what is loose in lots and came out of lots and devices.
 *
 * @param lotsExcluded whether devices were asked for by what only a device has, so that the rest is left out
 */
record MassReading(Reading reading, boolean lotsExcluded) {

    static MassReading of(Populations populations, Selection selection) {
        Reading reading = populations.read(selection, EnumSet.of(Family.LIFETIME, Family.MASS));
        return new MassReading(reading, selection.isOfDevicesOnly());
    }

    PopulationView population() {
        PopulationView devices = PopulationView.of(reading);
        long suppressed = reading.groups().stream().filter(this::isSuppressed).count();
        return new PopulationView(devices.filters(), devices.groupBy(), devices.devices(), (int) suppressed);
    }

    Masses massesOf(Group group) {
        return new Masses(group.cells(), lotsExcluded);
    }

    /** Loose pieces hide single devices as well as other devices do. */
    boolean isSuppressed(Group group) {
        return group.devices() + massesOf(group).pieces() < Group.FEWEST;
    }
}
