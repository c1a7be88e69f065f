package org.circulog.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Sends many rows to PostgreSQL in one statement, each column as one array: {@code unnest(?::uuid[], ?::text[]) AS
 * rows (device_id, scheme, nth)}. One round trip and one plan, however many rows there are.
 */
public final class ManyRows<T> {
    private final List<Column<T>> columns = new ArrayList<>();

    private record Column<T>(String name, String type, Function<T, Object> value) {}

    /** @param type SQL type of the column, such as {@code uuid}, {@code bigint} or {@code timestamptz} */
    public ManyRows<T> column(String name, String type, Function<T, Object> value) {
        columns.add(new Column<>(name, type, value));
        return this;
    }

    /** {@code rows(…)} as an item of a FROM clause. */
    public String from() {
        return columns.stream()
                        .map(column -> "?::" + column.type() + "[]")
                        .collect(Collectors.joining(", ", "unnest(", ")"))
                + " WITH ORDINALITY AS rows (" + names() + ", nth)";
    }

    public String names() {
        return columns.stream().map(Column::name).collect(Collectors.joining(", "));
    }

    /** {@code a = EXCLUDED.a, …} for every column but the key, which comes first. */
    public String assignments() {
        return columns.stream()
                .skip(1)
                .map(column -> column.name() + " = EXCLUDED." + column.name())
                .collect(Collectors.joining(", "));
    }

    /** The row's values by the name of their column, in the order of the columns. */
    public Map<String, Object> valuesOf(T row) {
        Map<String, Object> values = new LinkedHashMap<>();
        columns.forEach(column -> values.put(column.name(), column.value().apply(row)));
        return values;
    }

    /** Prepares a statement whose only parameters are these rows. */
    public PreparedStatement prepare(Connection connection, String sql, List<T> rows) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        int index = 1;
        for (Column<T> column : columns) {
            Object[] values = rows.stream().map(column.value()).toArray();
            statement.setArray(index++, connection.createArrayOf(column.type(), values));
        }
        return statement;
    }

    public void execute(Connection connection, String sql, List<T> rows) throws SQLException {
        try (PreparedStatement statement = prepare(connection, sql, rows)) {
            statement.executeUpdate();
        }
    }
}
