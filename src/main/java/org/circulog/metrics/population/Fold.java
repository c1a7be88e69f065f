package org.circulog.metrics.population;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.circulog.lifeline.Lifeline;
import org.circulog.metrics.cells.CellSink;
import org.circulog.metrics.cells.Family;
import org.circulog.metrics.cells.LifelineCells;
import org.circulog.metrics.cells.SparseCells;

/** Adds up changes for each part of each rollup, in memory. */
final class Fold {
    private final Map<Part, SparseCells> parts = new HashMap<>();

    /** A group of one rollup and one category, and what is read of it together. */
    record Part(Rollup rollup, String value, String category, Family family) {}

    void add(Delta delta) {
        if (delta instanceof Delta.OfCounts counts) {
            SparseCells cells = new SparseCells();
            SparseCells.read(counts.cells(), cells);
            add(counts.place(), cells);
            return;
        }
        Delta.OfLine line = (Delta.OfLine) delta;
        Place before = line.before() == null ? null : Place.of(line.before(), null);
        Place after = line.after() == null ? null : Place.of(line.after(), null);
        SparseCells change = new SparseCells();
        if (before != null) {
            LifelineCells.add(line.before(), negative(change));
            if (!before.equals(after)) {
                add(before, change);
                change = new SparseCells();
            }
        }
        if (after != null) {
            LifelineCells.add(line.after(), change);
            add(after, change);
        }
    }

    /** Adds a device. */
    void add(Lifeline line) {
        SparseCells cells = new SparseCells();
        LifelineCells.add(line, cells);
        add(Place.of(line, null), cells);
    }

    private static CellSink negative(CellSink sink) {
        return (measure, byYear, value, count) -> sink.add(measure, byYear, value, -count);
    }

    private void add(Place place, SparseCells change) {
        Map<Family, SparseCells> byFamily = new EnumMap<>(Family.class);
        change.addTo((measure, byYear, value, count) -> byFamily.computeIfAbsent(
                        measure.family(), family -> new SparseCells())
                .add(measure, byYear, value, count));
        byFamily.forEach((family, cells) -> {
            for (Rollup rollup : Rollup.values()) {
                Part part = new Part(rollup, place.valueIn(rollup), place.category(), family);
                cells.addTo(parts.computeIfAbsent(part, key -> new SparseCells()));
            }
        });
    }

    /** Takes back what is kept already, so that what remains is what is missing. */
    void subtract(Part part, byte[] stored) {
        SparseCells.read(stored, negative(parts.computeIfAbsent(part, key -> new SparseCells())));
    }

    /** What there is for each part; parts without any count are left out. */
    Map<Part, SparseCells> parts() {
        parts.values().removeIf(SparseCells::isEmpty);
        return parts;
    }
}
