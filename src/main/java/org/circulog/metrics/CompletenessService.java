package org.circulog.metrics;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.circulog.database.Timestamps;
import org.circulog.database.Transactions;

/** Counts events and the warnings about them. */
@Singleton
public class CompletenessService {
    private static final String CHOSEN = """
            NOT EXISTS (SELECT FROM event_void
                WHERE (event_void.device_id, event_void.sequence) = (event.device_id, event.sequence))
            AND (?::text IS NULL OR event.country = ?)
            AND (?::date IS NULL OR event.recorded_at >= ?::date::timestamp AT TIME ZONE 'UTC')
            AND (?::date IS NULL OR event.recorded_at < (?::date + 1)::timestamp AT TIME ZONE 'UTC')
            """;

    private static final String COUNT_EVENTS =
            "SELECT count(*) AS events, clock_timestamp() AS now FROM event WHERE " + CHOSEN;

    private static final String COUNT_WARNINGS = """
            SELECT event_warning.code, count(DISTINCT event.sequence) AS events
            FROM event_warning
            JOIN event USING (device_id, sequence)
            WHERE %s
            GROUP BY event_warning.code
            ORDER BY events DESC, event_warning.code
            """.formatted(CHOSEN);

    private final Transactions transactions;

    CompletenessService(Transactions transactions) {
        this.transactions = transactions;
    }

    /** @param query which events to look at */
    CompletenessView get(CompletenessQuery query) {
        return transactions.readTogether(connection -> {
            long events;
            Instant now;
            try (PreparedStatement statement = prepare(connection, COUNT_EVENTS, query);
                    ResultSet row = statement.executeQuery()) {
                row.next();
                events = row.getLong("events");
                now = Timestamps.read(row, "now");
            }
            return new CompletenessView(
                    events,
                    countWarnings(connection, query),
                    query.country,
                    query.recordedFrom,
                    query.recordedUntil,
                    now);
        });
    }

    private static List<CompletenessView.WarningCount> countWarnings(Connection connection, CompletenessQuery query)
            throws SQLException {
        List<CompletenessView.WarningCount> warnings = new ArrayList<>();
        try (PreparedStatement statement = prepare(connection, COUNT_WARNINGS, query);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                warnings.add(new CompletenessView.WarningCount(row.getString("code"), row.getLong("events")));
            }
        }
        return warnings;
    }

    private static PreparedStatement prepare(Connection connection, String sql, CompletenessQuery query)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setString(1, query.country);
        statement.setString(2, query.country);
        setDay(statement, 3, query.recordedFrom);
        setDay(statement, 5, query.recordedUntil);
        return statement;
    }

    private static void setDay(PreparedStatement statement, int index, LocalDate day) throws SQLException {
        statement.setObject(index, day, Types.DATE);
        statement.setObject(index + 1, day, Types.DATE);
    }
}
