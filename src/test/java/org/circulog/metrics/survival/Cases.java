package org.circulog.metrics.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The tables of cases beside the tests. */
final class Cases {

    private static final double RELATIVE = 1e-9;

    private Cases() {}

    static List<NamedCsvRecord> rows(String table) {
        try (Reader file = new InputStreamReader(
                        Cases.class.getResourceAsStream("/survival/" + table), StandardCharsets.UTF_8);
                CsvReader<NamedCsvRecord> rows = CsvReader.builder()
                        .commentStrategy(CommentStrategy.SKIP)
                        .ofNamedCsvRecord(file)) {
            return rows.stream().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Rows of one case, in order. */
    static List<NamedCsvRecord> rows(String table, String name) {
        return rows(table).stream()
                .filter(row -> row.getField("case").equals(name))
                .toList();
    }

    static Stream<String> names() {
        return rows("observations.csv").stream().map(row -> row.getField("case"));
    }

    static Observations observations(String name) {
        return observations(rows("observations.csv", name).get(0));
    }

    static Observations observations(NamedCsvRecord row) {
        return Observations.of(numbers(row, "entries"), numbers(row, "exits"), flags(numbers(row, "ends")));
    }

    static boolean[] flags(double... numbers) {
        boolean[] flags = new boolean[numbers.length];
        for (int i = 0; i < flags.length; i++) {
            flags[i] = numbers[i] == 1;
        }
        return flags;
    }

    static double[] numbers(NamedCsvRecord row, String column) {
        return Arrays.stream(row.getField(column).split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    static int[] codes(NamedCsvRecord row, String column) {
        return Arrays.stream(numbers(row, column))
                .mapToInt(value -> (int) value)
                .toArray();
    }

    /** NaN where the column is empty. */
    static double number(NamedCsvRecord row, String column) {
        String value = row.getField(column);
        return value.isEmpty() ? Double.NaN : Double.parseDouble(value);
    }

    static void assertAgree(double actual, double expected) {
        if (Double.isNaN(expected)) {
            assertThat(actual).isNaN();
        } else {
            assertThat(actual).isCloseTo(expected, within(RELATIVE * Math.abs(expected)));
        }
    }

    static void assertAgree(Limits actual, double lower, double upper) {
        assertAgree(actual.lower(), lower);
        assertAgree(actual.upper(), upper);
    }
}
