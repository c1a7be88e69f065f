package org.circulog.metrics.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldModifiers;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.reader.NamedCsvRecordHandler;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The tables of the worked example. */
final class GoldenDevices {
    /** Eight years. */
    static final double TAU = 2921.94;

    private static final double RELATIVE = 1e-9;

    private GoldenDevices() {}

    static List<NamedCsvRecord> rows(String table) {
        try (Reader file =
                        new InputStreamReader(GoldenDevices.class.getResourceAsStream(table), StandardCharsets.UTF_8);
                CsvReader<NamedCsvRecord> rows = CsvReader.builder()
                        .commentStrategy(CommentStrategy.SKIP)
                        .build(NamedCsvRecordHandler.of(handler -> handler.fieldModifier(FieldModifiers.TRIM)), file)) {
            return rows.stream().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Null where the column is empty. */
    static Double number(NamedCsvRecord row, String column) {
        String value = row.getField(column);
        return value.isEmpty() ? null : Double.valueOf(value);
    }

    static void assertAgree(Number actual, Double expected) {
        if (expected == null) {
            assertThat(actual).isNull();
        } else {
            assertThat(actual.doubleValue())
                    .isCloseTo(expected, within(Math.max(RELATIVE * Math.abs(expected), 1e-11)));
        }
    }
}
