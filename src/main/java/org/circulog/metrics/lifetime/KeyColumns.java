package org.circulog.metrics.lifetime;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.circulog.metrics.population.GroupKey;

/** The columns in front of every table: which group a line speaks of. */
final class KeyColumns {
    private static final List<String> NAMES =
            List.of("category", "eu6", "country", "manufacturer", "model", "birthYear", "registeredIn");

    private KeyColumns() {}

    static List<String> followedBy(List<String> columns) {
        return Stream.concat(NAMES.stream(), columns.stream()).toList();
    }

    /** Of a group of which nothing is told but that there are too few devices, in the first of its columns. */
    static List<Object> suppressed(GroupKey key, int columns) {
        Object[] values = new Object[columns];
        values[0] = true;
        return row(key, values);
    }

    /** Values may be null. */
    static List<Object> row(GroupKey key, Object... values) {
        Stream<Object> ofKey = Stream.of(
                key.category(),
                key.eu6(),
                key.country(),
                key.manufacturer(),
                key.model(),
                key.birthYear(),
                key.registeredIn());
        return Stream.concat(ofKey, Arrays.stream(values)).toList();
    }
}
