package org.circulog.metrics.cells;

/** Takes what is counted. */
@FunctionalInterface
public interface CellSink {
    /**
     * @param byYear whether the date of birth that the value rests on is known only to the year
     * @param value at least 0
     * @param count may be negative, where something is taken back
     */
    void add(Measure measure, boolean byYear, int value, long count);
}
