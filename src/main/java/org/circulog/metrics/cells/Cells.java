package org.circulog.metrics.cells;

import java.util.EnumMap;
import java.util.Map;

/**
 * What is counted in one group of devices: for each measure a count at each value. Which devices with an imprecise date of
 * birth are among them was decided when they were added. Not safe for threads.
 */
public final class Cells {
    private final Map<Measure, Window> counts = new EnumMap<>(Measure.class);
    private final Window none = new Window();

    /** Adds to the count at a value; the count may be negative. */
    public void add(Measure measure, int value, long count) {
        counts.computeIfAbsent(measure, any -> new Window()).add(value, count);
    }

    /** Adds all counts of another group. */
    public void addAll(Cells other) {
        other.counts.forEach((measure, more) -> {
            Window window = counts.computeIfAbsent(measure, any -> new Window());
            more.forEach(window::add);
        });
    }

    /** The count at a value. */
    public long count(Measure measure, int value) {
        return windowOf(measure).at(value);
    }

    /** The count at 0, for a measure that is only a sum. */
    public long count(Measure measure) {
        return count(measure, 0);
    }

    /** The sum of the counts at all values. */
    public long total(Measure measure) {
        return windowOf(measure).total();
    }

    /** Above every value that has a count. */
    public int limit(Measure measure) {
        return windowOf(measure).limit();
    }

    /** Hands out the values with a count other than 0, ascending. */
    public void forEach(Measure measure, ValueVisitor visitor) {
        windowOf(measure).forEach(visitor);
    }

    private Window windowOf(Measure measure) {
        return counts.getOrDefault(measure, none);
    }

    /** Sees a value and its count. */
    @FunctionalInterface
    public interface ValueVisitor {
        void visit(int value, long count);
    }
}
