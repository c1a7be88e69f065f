package org.circulog.bench.figures;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** What the service keeps beside lives, for records that did not come through it: derived as after an upgrade. */
final class Backlog {
    private static final Duration LONGEST = Duration.ofHours(1);

    /** Events by the day of recording and the days until then, as the migration that began with it counts them. */
    private static final String TALLY_EVENTS = """
            INSERT INTO event_tally (recorded_on, country, code, delay_days, events)
            SELECT sums.day, sums.country, code, delay_days, count(*)
            FROM (
                SELECT (event.recorded_at AT TIME ZONE 'UTC')::date AS recorded_on, event.country, '' AS code,
                    greatest(0, (event.recorded_at AT TIME ZONE 'UTC')::date - event.latest_day) AS delay_days
                FROM event
                UNION ALL
                SELECT (event.recorded_at AT TIME ZONE 'UTC')::date, event.country, event_warning.code, 0
                FROM event_warning
                JOIN event USING (device_id, sequence)
            ) AS counted
            CROSS JOIN LATERAL (VALUES (recorded_on, counted.country), ('infinity'::date, counted.country), ('infinity'::date, ''))
                AS sums (day, country)
            GROUP BY sums.day, sums.country, code, delay_days""";

    /** Devices with outputs, or treated otherwise than by recycling. */
    private static final String ADD_MASSES = """
            INSERT INTO mass_backlog (subject_id, of_lot)
            SELECT subject_id, false FROM recovered
            UNION
            SELECT device_id, false
            FROM event
            WHERE fact = 'TREATED' AND content -> 'recycling' ->> 'operation' NOT IN
                ('R2', 'R3', 'R4', 'R5', 'R6', 'R7', 'R8', 'R9', 'R10', 'R11')""";

    private Backlog() {}

    /** Leaves to the service, which begins with it at its next start, what it has to derive. */
    static void fill(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(TALLY_EVENTS);
            statement.execute(ADD_MASSES);
        }
    }

    /** Waits until the service is through. */
    static void await(Connection connection) throws SQLException, InterruptedException {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (!isEmpty(connection)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("The service does not get through its backlog");
            }
            TimeUnit.SECONDS.sleep(1);
        }
    }

    private static boolean isEmpty(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT NOT EXISTS (SELECT FROM mass_backlog)")) {
            row.next();
            return row.getBoolean(1);
        }
    }
}
