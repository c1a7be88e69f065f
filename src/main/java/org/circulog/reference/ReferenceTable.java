package org.circulog.reference;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** Reads the tables that come with the service. */
final class ReferenceTable {

    private ReferenceTable() {}

    static <T> List<T> read(String name, Function<NamedCsvRecord, T> row) {
        try (InputStream table = Objects.requireNonNull(open(name), name);
                CsvReader<NamedCsvRecord> rows = CsvReader.builder()
                        .commentStrategy(CommentStrategy.SKIP)
                        .ofNamedCsvRecord(table)) {
            return rows.stream().map(row).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the reference table " + name, e);
        }
    }

    private static InputStream open(String name) {
        return ReferenceTable.class.getResourceAsStream("/reference/" + name);
    }
}
