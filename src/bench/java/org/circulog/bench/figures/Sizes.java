package org.circulog.bench.figures;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/** How much the records and their rollups take, in bytes. */
final class Sizes {
    private static final String TABLES = """
            SELECT relname, pg_total_relation_size(oid)
            FROM pg_class
            WHERE relname IN ('device', 'event', 'life', 'figure_cells', 'figure_delta', 'mass_contribution')
                AND relkind = 'r'
            """;

    private Sizes() {}

    static Map<String, Long> read(Connection connection) throws SQLException {
        Map<String, Long> bytes = new TreeMap<>();
        try (Statement statement = connection.createStatement()) {
            try (ResultSet row = statement.executeQuery(TABLES)) {
                while (row.next()) {
                    bytes.put(row.getString(1), row.getLong(2));
                }
            }
            try (ResultSet row = statement.executeQuery("SELECT sum(octet_length(lifeline)) FROM life")) {
                row.next();
                bytes.put("life.lifeline", row.getLong(1));
            }
        }
        return bytes;
    }
}
