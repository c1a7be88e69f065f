package org.circulog.bench.figures;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Computes a figure from the events by SQL, as a good analyst would with the same database and no rollups. */
final class Rival {
    private static final int ROWS_AT_ONCE = 10_000;

    private final Connection connection;
    private final String sql;

    Rival(Connection connection, String sql) {
        this.connection = connection;
        this.sql = sql;
    }

    /** What came of a run: by group, the sum of each column. */
    record Result(double seconds, SortedMap<String, Map<String, BigDecimal>> sums, long rows) {}

    /** Settings that an analyst would choose; those of the service favour single rows. */
    static void configure(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET work_mem = '256MB'");
            statement.execute("SET max_parallel_workers_per_gather = 2");
        }
        ReferenceTables.create(connection);
        connection.setAutoCommit(false);
    }

    Result run() throws SQLException {
        long begin = System.nanoTime();
        SortedMap<String, Map<String, BigDecimal>> sums = new TreeMap<>();
        long rows = 0;
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(ROWS_AT_ONCE);
            try (ResultSet row = statement.executeQuery(sql)) {
                ResultSetMetaData columns = row.getMetaData();
                while (row.next()) {
                    rows++;
                    String key = row.getString(1) == null ? "unknown" : row.getString(1);
                    Map<String, BigDecimal> sum = sums.computeIfAbsent(key, group -> new TreeMap<>());
                    for (int column = 2; column <= columns.getColumnCount(); column++) {
                        BigDecimal value = row.getBigDecimal(column);
                        sum.merge(
                                columns.getColumnLabel(column),
                                value == null ? BigDecimal.ZERO : value,
                                BigDecimal::add);
                    }
                }
            }
        } finally {
            connection.rollback();
        }
        return new Result((System.nanoTime() - begin) / 1e9, sums, rows);
    }
}
