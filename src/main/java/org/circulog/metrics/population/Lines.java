package org.circulog.metrics.population;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.circulog.database.Timestamps;
import org.circulog.device.LifeRow;
import org.circulog.event.PastLives;
import org.circulog.lifeline.Lifeline;
import org.circulog.lifeline.LifelineCodec;

/**
 * Lines of devices as they were known at a moment: those that have not changed since as they are kept, the others derived
 * again. Every device comes once.
 */
@Singleton
class Lines {
    /** Of the process as a whole, as long as it runs; a longer one is for a report that is asked for in parts. */
    private static final int LONGEST_STATEMENT_SECONDS = 60;

    private static final int AT_ONCE = 500;

    private final PastLives pastLives;

    Lines(PastLives pastLives) {
        this.pastLives = pastLives;
    }

    /**
     * Which lines to read.
     *
     * @param filters leave out devices where the database can do it fast; who sees the lines checks the others
     * @param sample which part of the devices
     * @param knownAt the moment
     * @param isPresent whether changes after the moment are few enough to be found among those that are not folded yet
     */
    record Request(Filters filters, Sample sample, Instant knownAt, boolean isPresent) {}

    /** Sees a line of a device. */
    @FunctionalInterface
    interface Visitor {
        void see(UUID deviceId, Lifeline line);
    }

    void read(Connection connection, Request request, Visitor visitor) throws SQLException {
        allowScans(connection);
        readUnchanged(connection, request, visitor);
        if (request.isPresent()) {
            readBeforeChange(connection, request, visitor);
        } else {
            deriveAgain(connection, request, visitor);
        }
    }

    /** The settings of the pool are for looking up a few rows. */
    private static void allowScans(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("""
                    SET LOCAL statement_timeout = '%ds'; SET LOCAL enable_seqscan = on; SET LOCAL enable_hashjoin = on;
                    SET LOCAL plan_cache_mode = force_custom_plan""".formatted(LONGEST_STATEMENT_SECONDS));
        }
    }

    private static void readUnchanged(Connection connection, Request request, Visitor visitor) throws SQLException {
        StringBuilder sql = new StringBuilder("""
                SELECT device_id, lifeline FROM life WHERE lifeline IS NOT NULL AND changed_at <= ?""");
        List<Object> values = new ArrayList<>(List.of(Timestamps.of(request.knownAt())));
        Filters filters = request.filters();
        if (filters.categories() != null) {
            sql.append(" AND category_key = ANY (?)");
            values.add(connection.createArrayOf("text", filters.categories().toArray()));
        }
        if (filters.country() != null) {
            sql.append(" AND country = ?");
            values.add(filters.country());
        }
        if (filters.manufacturer() != null) {
            sql.append(" AND manufacturer_key = ?");
            values.add(filters.manufacturer());
        }
        if (filters.model() != null) {
            sql.append(" AND model_key = ?");
            values.add(filters.model());
        }
        if (filters.registeredIn() != null) {
            sql.append(" AND device_id IN (SELECT device_id FROM device WHERE registered_in = ?)");
            values.add(filters.registeredIn());
        }
        if (!request.sample().isAll()) {
            sql.append(" AND right(device_id::text, 8) COLLATE \"C\" < ?");
            values.add(request.sample().limit());
        }
        try (PreparedStatement statement = prepare(connection, sql.toString(), values);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                visitor.see(row.getObject("device_id", UUID.class), LifelineCodec.read(row.getBytes("lifeline")));
            }
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, List<Object> values)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setFetchSize(5000);
        for (int index = 0; index < values.size(); index++) {
            statement.setObject(index + 1, values.get(index));
        }
        return statement;
    }

    /** The first change after the moment says what was before it. */
    private static void readBeforeChange(Connection connection, Request request, Visitor visitor) throws SQLException {
        String sql = """
                SELECT DISTINCT ON (device_id) device_id, before
                FROM figure_delta
                WHERE device_id IS NOT NULL AND recorded_at > ?
                ORDER BY device_id, delta_id
                """;
        try (PreparedStatement statement = prepare(connection, sql, List.of(Timestamps.of(request.knownAt())));
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                UUID id = row.getObject("device_id", UUID.class);
                byte[] before = row.getBytes("before");
                if (before != null && request.sample().includes(id)) {
                    visitor.see(id, LifelineCodec.read(before));
                }
            }
        }
    }

    private void deriveAgain(Connection connection, Request request, Visitor visitor) throws SQLException {
        List<UUID> changed = findChanged(connection, request.knownAt());
        for (int start = 0; start < changed.size(); start += AT_ONCE) {
            List<UUID> some = changed.subList(start, Math.min(changed.size(), start + AT_ONCE));
            for (LifeRow life : pastLives.of(connection, some, request.knownAt())) {
                if (request.sample().includes(life.deviceId())) {
                    visitor.see(life.deviceId(), life.lifeline());
                }
            }
        }
    }

    private static List<UUID> findChanged(Connection connection, Instant moment) throws SQLException {
        List<UUID> changed = new ArrayList<>();
        try (PreparedStatement statement = prepare(
                        connection,
                        "SELECT device_id FROM life WHERE changed_at > ? ORDER BY device_id",
                        List.of(Timestamps.of(moment)));
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                changed.add(row.getObject("device_id", UUID.class));
            }
        }
        return changed;
    }
}
