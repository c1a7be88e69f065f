package org.circulog.metrics.use;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.circulog.metrics.cells.Cells;
import org.circulog.metrics.cells.Measure;
import org.circulog.metrics.circularity.FlatRepairImpact;
import org.circulog.metrics.circularity.FootprintCategory;
import org.circulog.metrics.population.ReferenceSet;
import org.circulog.reference.Footprint;
import org.circulog.reference.Footprints;
import org.circulog.reference.ReferenceLifetime;

/** Sums what was avoided over categories, by what was observed and by the flat method. */
final class AvoidedImpact {
    private final ReferenceSet lifetimes;
    private final Footprints footprints;
    private final LocalDate until;

    private long devices;
    private long stillGaining;
    private double newDevices;
    private double co2eKg;
    private double massKg;

    private long fixes;
    private double flatCo2eKg;
    private double flatMassKg;

    private long devicesWithoutFootprint;
    private long devicesWithoutReference;
    private long fixesWithoutFootprint;

    AvoidedImpact(ReferenceSet lifetimes, Footprints footprints, LocalDate until) {
        this.lifetimes = lifetimes;
        this.footprints = footprints;
        this.until = until;
    }

    /** Adds categories in ascending order, so that equal counts give equal sums. */
    AvoidedImpact addAll(Map<String, Cells> byCategory) {
        byCategory.forEach(this::add);
        return this;
    }

    private void add(String category, Cells cells) {
        long extended = cells.total(Measure.GAINED) + cells.total(Measure.GAINING);
        Optional<Footprint> footprint = footprints.find(category);
        if (footprint.isEmpty()) {
            devicesWithoutFootprint += extended;
            fixesWithoutFootprint += cells.count(Measure.ATTEMPTS_FIXED);
            return;
        }
        addFixes(cells.count(Measure.ATTEMPTS_FIXED), footprint.get());
        Optional<ReferenceLifetime> lifetime = lifetimes.find(category);
        if (lifetime.isEmpty()) {
            devicesWithoutReference += extended;
            return;
        }
        double avoided = AvoidedDevices.in(cells, until, lifetime.get().meanDays());
        devices += extended;
        stillGaining += cells.total(Measure.GAINING);
        newDevices += avoided;
        co2eKg += avoided * footprint.get().footprintKgCo2e();
        massKg += avoided * footprint.get().massKg();
    }

    private void addFixes(long more, Footprint footprint) {
        FlatRepairImpact one = FlatRepairImpact.ofFixed(
                new FootprintCategory(
                        footprint.powered(),
                        footprint.miscellaneous(),
                        footprint.massKg(),
                        footprint.footprintKgCo2e()),
                0);
        fixes += more;
        flatCo2eKg += more * one.co2eKg();
        flatMassKg += more * one.wastePreventedKg();
    }

    ObservedImpact observed() {
        return new ObservedImpact(ObservedImpact.OBSERVED, devices, stillGaining, newDevices, co2eKg, massKg);
    }

    FlatImpact flat() {
        return new FlatImpact(FlatImpact.FLAT, fixes, flatCo2eKg, flatMassKg);
    }

    ImpactExclusions excluded() {
        return new ImpactExclusions(devicesWithoutFootprint, devicesWithoutReference, fixesWithoutFootprint);
    }
}
