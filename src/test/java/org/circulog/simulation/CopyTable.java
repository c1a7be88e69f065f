package org.circulog.simulation;

import java.io.IOException;
import java.io.StringReader;
import java.sql.SQLException;
import java.util.Collection;
import java.util.function.Function;
import org.circulog.database.ManyRows;
import org.postgresql.copy.CopyManager;

/** Rows on their way into a table, in the text format of COPY. */
final class CopyTable<T> {
    private final String copy;
    private final Function<T, Collection<Object>> values;
    private final StringBuilder rows = new StringBuilder();

    CopyTable(String table, String columns, Function<T, Collection<Object>> values) {
        copy = "COPY " + table + " (" + columns + ") FROM STDIN";
        this.values = values;
    }

    static <T> CopyTable<T> of(String table, ManyRows<T> columns) {
        return new CopyTable<>(
                table, columns.names(), row -> columns.valuesOf(row).values());
    }

    void add(T row) {
        char before = 0;
        for (Object value : values.apply(row)) {
            if (before != 0) {
                rows.append(before);
            }
            append(value);
            before = '\t';
        }
        rows.append('\n');
    }

    private void append(Object value) {
        if (value == null) {
            rows.append("\\N");
            return;
        }
        String text = value.toString();
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
            switch (next) {
                case '\\' -> rows.append("\\\\");
                case '\t' -> rows.append("\\t");
                case '\n' -> rows.append("\\n");
                case '\r' -> rows.append("\\r");
                default -> rows.append(next);
            }
        }
    }

    /** Sends what was added. */
    void flush(CopyManager database) throws SQLException, IOException {
        database.copyIn(copy, new StringReader(rows.toString()));
        rows.setLength(0);
    }
}
