package org.circulog.metrics.record;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import org.circulog.database.Timestamps;

/** Counts of events: at the default times as they were added up, otherwise from the events themselves. */
@Singleton
class EventTallyRows {
    private static final long FOLDER_LOCK = 0x6576_7461_6c6cL;

    private static final int LONGEST_STATEMENT_SECONDS = 60;

    private static final String DAYS = """
            (?::text IS NULL OR country = ?) AND (?::date IS NULL OR recorded_on >= ?) AND (?::date IS NULL OR recorded_on <= ?)
            """;

    private static final String FIND = """
            SELECT code, delay_days, sum(events)::bigint AS events
            FROM (
                SELECT code, delay_days, events FROM event_tally WHERE %2$s
                UNION ALL
                SELECT code, delay_days, events FROM event_tally_delta WHERE %1$s AND recorded_at <= ?
            ) AS counted
            GROUP BY code, delay_days
            """;

    private static final String FIND_ALL_DAYS =
            FIND.formatted(DAYS, "recorded_on = 'infinity' AND country = coalesce(?, '')");

    private static final String FIND_SOME_DAYS = FIND.formatted(DAYS, DAYS + " AND recorded_on < 'infinity'");

    private static final String COUNT = """
            SELECT code, delay_days, count(*) AS events
            FROM (
                SELECT coalesce(warning.code, '') AS code, event.country,
                    (event.recorded_at AT TIME ZONE 'UTC')::date AS recorded_on,
                    CASE WHEN warning.code IS NULL
                        THEN greatest(0, (event.recorded_at AT TIME ZONE 'UTC')::date - event.latest_day) ELSE 0 END AS delay_days
                FROM event
                CROSS JOIN LATERAL (
                    SELECT NULL::text AS code
                    UNION ALL
                    SELECT DISTINCT event_warning.code
                    FROM event_warning
                    WHERE (event_warning.device_id, event_warning.sequence) = (event.device_id, event.sequence)
                ) AS warning
                WHERE event.recorded_at <= ?
                    AND (?::date IS NULL OR event.earliest_day + (event.latest_day - event.earliest_day) / 2 <= ?)
                    AND NOT EXISTS (SELECT FROM event_void
                        WHERE (event_void.device_id, event_void.sequence) = (event.device_id, event.sequence)
                            AND event_void.recorded_at <= ?)
            ) AS counted
            WHERE %s
            GROUP BY code, delay_days
            """.formatted(DAYS);

    /** As the day 'infinity' too, by country and for all of them (''), so that the sum of all days needs few rows. */
    private static final String FOLD = """
            WITH taken AS (
                DELETE FROM event_tally_delta WHERE recorded_at < recording_instant() - interval '1 minute'
                RETURNING recorded_on, country, code, delay_days, events
            )
            INSERT INTO event_tally AS tally (recorded_on, country, code, delay_days, events)
            SELECT sums.day, sums.country, code, delay_days, sum(events)
            FROM taken
            CROSS JOIN LATERAL (VALUES (recorded_on, taken.country), ('infinity'::date, taken.country), ('infinity'::date, ''))
                AS sums (day, country)
            GROUP BY sums.day, sums.country, code, delay_days
            ORDER BY sums.day, sums.country, code, delay_days
            ON CONFLICT ON CONSTRAINT event_tally_pk DO UPDATE SET events = tally.events + EXCLUDED.events
            """;

    /** What is counted of the events, country null for everywhere. */
    record Request(String country, RecordingPeriod period, LocalDate until, Instant knownAt) {}

    /** Events as they were added up, of those that were recorded by the moment. */
    EventTally find(Connection connection, Request request) throws SQLException {
        String sql = request.period().isAll() ? FIND_ALL_DAYS : FIND_SOME_DAYS;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int next = 1;
            if (request.period().isAll()) {
                statement.setString(next++, request.country());
            } else {
                next = setDays(statement, next, request);
            }
            next = setDays(statement, next, request);
            statement.setObject(next, Timestamps.of(request.knownAt()));
            return read(statement);
        }
    }

    /** Events that had happened by a day, as they were known at a moment; takes seconds where there are many. */
    EventTally count(Connection connection, Request request) throws SQLException {
        try (Statement settings = connection.createStatement()) {
            settings.execute("""
                    SET LOCAL statement_timeout = '%ds'; SET LOCAL enable_seqscan = on; SET LOCAL enable_hashjoin = on;
                    SET LOCAL plan_cache_mode = force_custom_plan""".formatted(LONGEST_STATEMENT_SECONDS));
        }
        try (PreparedStatement statement = connection.prepareStatement(COUNT)) {
            statement.setObject(1, Timestamps.of(request.knownAt()));
            statement.setObject(2, request.until(), Types.DATE);
            statement.setObject(3, request.until(), Types.DATE);
            statement.setObject(4, Timestamps.of(request.knownAt()));
            setDays(statement, 5, request);
            return read(statement);
        }
    }

    /** Gives the index of the next parameter. */
    private static int setDays(PreparedStatement statement, int first, Request request) throws SQLException {
        statement.setString(first, request.country());
        statement.setString(first + 1, request.country());
        for (int i = 2; i < 6; i++) {
            LocalDate day = i < 4 ? request.period().from : request.period().until;
            statement.setObject(first + i, day, Types.DATE);
        }
        return first + 6;
    }

    private static EventTally read(PreparedStatement statement) throws SQLException {
        EventTally tally = new EventTally();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                tally.add(row.getString("code"), row.getInt("delay_days"), row.getLong("events"));
            }
        }
        return tally;
    }

    /** Adds up what was appended more than a minute ago, unless somebody else does just now. */
    void fold(Connection connection) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement("SELECT pg_try_advisory_xact_lock(?) AS locked")) {
            lock.setLong(1, FOLDER_LOCK);
            try (ResultSet row = lock.executeQuery()) {
                row.next();
                if (!row.getBoolean("locked")) {
                    return;
                }
            }
        }
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(FOLD);
        }
    }
}
