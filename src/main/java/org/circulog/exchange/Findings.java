package org.circulog.exchange;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.circulog.database.ManyRows;
import org.circulog.database.Transactions;
import org.circulog.recording.RecordingStatus;

/** What imports had to say about rows. */
@Singleton
class Findings {
    private static final ManyRows<Finding> ROWS = new ManyRows<Finding>()
            .column("import_id", "uuid", Finding::importId)
            .column("row_number", "bigint", Finding::line)
            .column("place", "integer", Finding::place)
            .column("record_id", "text", Finding::recordId)
            .column("status", "text", Finding::status)
            .column("pointer", "text", finding -> finding.remark().pointer())
            .column("code", "text", finding -> finding.remark().code())
            .column("message", "text", finding -> finding.remark().message());

    private final Transactions transactions;

    Findings(Transactions transactions) {
        this.transactions = transactions;
    }

    void insert(Connection connection, List<Finding> findings) throws SQLException {
        String sql = """
                INSERT INTO import_finding (import_id, row_number, ordinal, record_id, status, pointer, code, message)
                SELECT %s FROM %s""".formatted(ROWS.names(), ROWS.from());
        ROWS.execute(connection, sql, findings);
    }

    /** The most frequent first. */
    List<FindingCount> count(Collection<UUID> importIds) {
        return transactions.read(connection -> {
            try (PreparedStatement statement = connection.prepareStatement("""
                    SELECT import_id, status = 'REJECTED', code, count(DISTINCT row_number)
                    FROM import_finding
                    WHERE import_id = ANY (?)
                    GROUP BY 1, 2, 3
                    ORDER BY 4 DESC, 3""")) {
                statement.setArray(1, connection.createArrayOf("uuid", importIds.toArray()));
                try (ResultSet rows = statement.executeQuery()) {
                    List<FindingCount> counts = new ArrayList<>();
                    while (rows.next()) {
                        counts.add(new FindingCount(
                                rows.getObject(1, UUID.class), rows.getBoolean(2), rows.getString(3), rows.getInt(4)));
                    }
                    return counts;
                }
            }
        });
    }

    /** The next findings of an import in the order of the file. */
    List<Finding> listAfter(UUID importId, long line, int place, int limit) {
        return transactions.read(connection -> {
            try (PreparedStatement statement = connection.prepareStatement("""
                    SELECT row_number, ordinal, record_id, status, pointer, code, message
                    FROM import_finding
                    WHERE import_id = ? AND (row_number, ordinal) > (?, ?)
                    ORDER BY row_number, ordinal
                    LIMIT ?""")) {
                statement.setObject(1, importId);
                statement.setLong(2, line);
                statement.setInt(3, place);
                statement.setInt(4, limit);
                try (ResultSet rows = statement.executeQuery()) {
                    List<Finding> findings = new ArrayList<>();
                    while (rows.next()) {
                        findings.add(finding(importId, rows));
                    }
                    return findings;
                }
            }
        });
    }

    private static Finding finding(UUID importId, ResultSet rows) throws SQLException {
        return new Finding(
                importId,
                rows.getLong("row_number"),
                rows.getInt("ordinal"),
                rows.getString("record_id"),
                RecordingStatus.valueOf(rows.getString("status")),
                new Remark(rows.getString("pointer"), rows.getString("code"), rows.getString("message")));
    }
}
