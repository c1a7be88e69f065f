package org.circulog.recovery;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.circulog.lot.Apportionment;

/** Divides all that left a lot among all that came in, each of them a row. */
final class Division {
    private final List<SortedMap<Destination, Long>> masses = new ArrayList<>();
    private final long[] gainedMg;
    private final List<Part> columns;

    /** Mass that left together, and what became of it. */
    record Part(long massMg, MassFate fate) {
        static Part of(Destination destination, long massMg) {
            SortedMap<Destination, Long> masses = new TreeMap<>();
            masses.put(destination, massMg);
            return new Part(massMg, new MassFate(masses, 0));
        }
    }

    /**
     * @param rows what came in; where nothing did, the first row takes all
     * @param columns what left, at least as much as came in
     */
    Division(long[] rows, List<Part> columns) {
        this.columns = List.copyOf(columns);
        long inMg = LongStream.of(rows).sum();
        long[] left = columns.stream().mapToLong(Part::massMg).toArray();
        gainedMg = gains(LongStream.of(left).sum() - inMg, rows);
        long[][] table = Apportionment.table(sums(rows, gainedMg), left);
        for (int row = 0; row < rows.length; row++) {
            masses.add(new TreeMap<>());
        }
        for (int column = 0; column < left.length; column++) {
            pass(column, column(table, column));
        }
    }

    MassFate fateOf(int row) {
        return new MassFate(masses.get(row), gainedMg[row]);
    }

    private void pass(int column, long[] parts) {
        MassFate fate = columns.get(column).fate();
        long[] gains = gains(fate.gainedMg(), parts);
        List<Destination> destinations = List.copyOf(fate.masses().keySet());
        long[] totals =
                fate.masses().values().stream().mapToLong(Long::longValue).toArray();
        long[][] table = Apportionment.table(sums(parts, gains), totals);
        for (int row = 0; row < parts.length; row++) {
            gainedMg[row] += gains[row];
            for (int i = 0; i < totals.length; i++) {
                if (table[row][i] > 0) {
                    masses.get(row).merge(destinations.get(i), table[row][i], Math::addExact);
                }
            }
        }
    }

    private static long[] gains(long gainMg, long[] rows) {
        if (LongStream.of(rows).sum() > 0) {
            return Apportionment.inProportion(gainMg, rows);
        }
        long[] gains = new long[rows.length];
        gains[0] = gainMg;
        return gains;
    }

    private static long[] sums(long[] one, long[] other) {
        long[] sums = one.clone();
        for (int i = 0; i < sums.length; i++) {
            sums[i] += other[i];
        }
        return sums;
    }

    private static long[] column(long[][] table, int column) {
        long[] cells = new long[table.length];
        for (int row = 0; row < cells.length; row++) {
            cells[row] = table[row][column];
        }
        return cells;
    }
}
