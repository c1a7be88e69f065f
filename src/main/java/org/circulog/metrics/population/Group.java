package org.circulog.metrics.population;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.circulog.metrics.cells.Cells;
import org.circulog.metrics.cells.Measure;

/**
 * A group of devices with what is counted of them, by category, because reference lifetimes and footprints are.
 *
 * @param key what the devices have in common; empty where nothing was grouped; a value is null where it is unknown
 * @param byCategory counts by UNU key
 */
public record Group(GroupKey key, SortedMap<String, Cells> byCategory) {
    /** Groups of fewer devices say too much of each of them. */
    public static final int FEWEST = 5;

    public Group {
        byCategory = new TreeMap<>(byCategory);
    }

    /** The counts of all its categories together; not to be changed. */
    public Cells cells() {
        if (byCategory.size() == 1) {
            return byCategory.get(byCategory.firstKey());
        }
        Cells all = new Cells();
        byCategory.values().forEach(all::addAll);
        return all;
    }

    public long devices() {
        return byCategory.values().stream()
                .mapToLong(cells -> cells.count(Measure.DEVICES))
                .sum();
    }

    /** Whether there are neither devices nor, where masses were read, loose pieces and outputs. */
    boolean isEmpty() {
        return devices() == 0
                && byCategory.values().stream()
                        .allMatch(cells -> cells.total(Measure.LOOSE_MG) == 0 && cells.total(Measure.OUTPUT_MG) == 0);
    }

    public boolean isSuppressed() {
        return devices() < FEWEST;
    }

    static Group of(GroupKey key, Map<String, Cells> byCategory) {
        return new Group(key, new TreeMap<>(byCategory));
    }
}
