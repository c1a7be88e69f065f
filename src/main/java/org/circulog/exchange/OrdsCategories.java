package org.circulog.exchange;

import static java.util.stream.Collectors.toUnmodifiableMap;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The 40 product categories of the Open Repair Data Standard. */
@Singleton
final class OrdsCategories {
    private static final String TABLE = "/exchange/ords-categories.csv";

    private final Map<String, OrdsCategory> byName;

    OrdsCategories() {
        try (InputStream table = OrdsCategories.class.getResourceAsStream(TABLE);
                CsvReader<NamedCsvRecord> rows = CsvReader.builder()
                        .commentStrategy(CommentStrategy.SKIP)
                        .ofNamedCsvRecord(table)) {
            byName = rows.stream()
                    .map(OrdsCategories::category)
                    .collect(toUnmodifiableMap(category -> normal(category.name()), Function.identity()));
        } catch (IOException damaged) {
            throw new UncheckedIOException("cannot read " + TABLE, damaged);
        }
    }

    Collection<OrdsCategory> all() {
        return byName.values();
    }

    /** Finds a category by its name in any case. */
    Optional<OrdsCategory> find(String name) {
        return Optional.ofNullable(byName.get(normal(name)));
    }

    private static OrdsCategory category(NamedCsvRecord row) {
        return new OrdsCategory(
                row.getField("category"), row.getField("key"), Boolean.parseBoolean(row.getField("assumed")));
    }

    private static String normal(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
