package org.circulog.metrics.cells;

import com.carrotsearch.hppc.LongLongHashMap;
import com.carrotsearch.hppc.cursors.LongLongCursor;
import java.util.Arrays;
import org.circulog.lifeline.ByteSink;
import org.circulog.lifeline.ByteSource;

/**
 * A few counts that can be stored, added up and taken back: what an event changes, or a part of a rollup. As bytes they are
 * ascending and take two or three of them each. Not safe for threads.
 */
public final class SparseCells implements CellSink {
    private static final Measure[] MEASURES = Measure.values();

    /** Days of two thousand years. */
    private static final int VALUE_BITS = 20;

    private final LongLongHashMap counts = new LongLongHashMap();

    @Override
    public void add(Measure measure, boolean byYear, int value, long count) {
        if (value < 0 || value >>> VALUE_BITS != 0) {
            throw new IllegalArgumentException("values have up to 20 bits");
        }
        add((long) (measure.ordinal() * 2 + (byYear ? 1 : 0)) << VALUE_BITS | value, count);
    }

    private void add(long cell, long count) {
        if (counts.addTo(cell, count) == 0) {
            counts.remove(cell);
        }
    }

    /** Hands out all counts, in no order. */
    public void addTo(CellSink sink) {
        for (LongLongCursor cell : counts) {
            hand(cell.key, cell.value, sink);
        }
    }

    private static void hand(long cell, long count, CellSink sink) {
        int code = (int) (cell >>> VALUE_BITS);
        sink.add(MEASURES[code >> 1], (code & 1) != 0, (int) cell & (1 << VALUE_BITS) - 1, count);
    }

    public boolean isEmpty() {
        return counts.isEmpty();
    }

    public byte[] toBytes() {
        long[] cells = counts.keys().toArray();
        Arrays.sort(cells);
        ByteSink bytes = new ByteSink();
        long previous = 0;
        for (long cell : cells) {
            bytes.writeSigned(cell - previous);
            bytes.writeSigned(counts.get(cell));
            previous = cell;
        }
        return bytes.toBytes();
    }

    /**
     * Hands out stored counts in their order.
     *
     * @throws IllegalArgumentException if the bytes are no counts
     */
    public static void read(byte[] stored, CellSink sink) {
        ByteSource bytes = new ByteSource(stored);
        long cell = 0;
        while (!bytes.isAtEnd()) {
            cell += bytes.readSigned();
            hand(cell, bytes.readSigned(), sink);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SparseCells that && counts.equals(that.counts);
    }

    @Override
    public int hashCode() {
        return counts.hashCode();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        addTo((measure, byYear, value, count) ->
                text.append("%s%s[%d]=%d ".formatted(measure, byYear ? " (year)" : "", value, count)));
        return text.toString().strip();
    }
}
