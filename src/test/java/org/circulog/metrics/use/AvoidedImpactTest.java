package org.circulog.metrics.use;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.TreeMap;
import org.circulog.metrics.cells.Cells;
import org.circulog.metrics.cells.Measure;
import org.circulog.metrics.population.ReferenceSet;
import org.circulog.reference.Categories;
import org.circulog.reference.Footprints;
import org.circulog.reference.ReferenceLifetime;
import org.circulog.testing.GoldenDevices;
import org.junit.jupiter.api.Test;

class AvoidedImpactTest {
    private static final double LAPTOP_KG_CO2E = 265.32;

    private final Categories categories = new Categories();

    @Test
    void theFlatMethodAgreesWithTheGoldenExample() {
        FlatImpact flat = impact(GoldenDevices.byCategory()).flat();

        assertThat(flat.label()).isEqualTo("restart-flat");
        assertThat(flat.fixes()).isEqualTo(6);
        assertThat(flat.co2eKg()).isCloseTo(366.34, within(1e-9));
        assertThat(flat.wastePreventedKg()).isCloseTo(4.26, within(1e-9));
    }

    @Test
    void countsWhatTheGoldenDevicesWereObservedToGain() {
        // B1 and B2 gained more than a mean life; A1, A5, A6, A7 by days and a mean of 2055.009 days
        ObservedImpact observed = impact(GoldenDevices.byCategory()).observed();

        double phones = (1416 + 1733 + 940 + 1018) / 2055.009109859448;
        assertThat(observed.label()).isEqualTo("observed");
        assertThat(observed.devices()).isEqualTo(6);
        assertThat(observed.devicesStillGaining()).isEqualTo(3);
        assertThat(observed.newDevicesAvoided()).isCloseTo(2 + phones, within(1e-9));
        assertThat(observed.co2eKg()).isCloseTo(2 * LAPTOP_KG_CO2E + phones * 50.51, within(1e-8));
        assertThat(observed.massKg()).isCloseTo(2 * 1.83 + phones * 0.15, within(1e-9));
    }

    @Test
    void noDeviceAvoidsMoreThanOne() {
        Cells laptops = new Cells();
        laptops.add(Measure.GAINED, 9_000, 3);
        laptops.add(Measure.GAINING, (int) GoldenDevices.UNTIL.minusDays(9_000).toEpochDay(), 2);

        ObservedImpact observed = impact(Map.of("0303", laptops)).observed();

        assertThat(observed.newDevicesAvoided()).isEqualTo(5);
        assertThat(observed.co2eKg()).isEqualTo(5 * LAPTOP_KG_CO2E);
    }

    @Test
    void leavesOutAndCountsWhatHasNoFootprint() {
        Cells washingMachines = new Cells();
        washingMachines.add(Measure.GAINED, 700, 3);
        washingMachines.add(Measure.GAINING, 19_000, 1);
        washingMachines.add(Measure.ATTEMPTS_FIXED, 0, 5);

        AvoidedImpact impact = impact(Map.of("0104", washingMachines));

        assertThat(impact.excluded()).isEqualTo(new ImpactExclusions(4L, 0L, 5L));
        assertThat(impact.observed()).isEqualTo(new ObservedImpact("observed", 0L, 0L, 0.0, 0.0, 0.0));
        assertThat(impact.flat()).isEqualTo(new FlatImpact("restart-flat", 0L, 0.0, 0.0));
    }

    private AvoidedImpact impact(Map<String, Cells> byCategory) {
        return new AvoidedImpact(
                        new ReferenceSet(ReferenceLifetime.DEFAULT_SET, categories),
                        new Footprints(),
                        GoldenDevices.UNTIL)
                .addAll(new TreeMap<>(byCategory));
    }
}
