package org.circulog.device;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.circulog.database.Timestamps;

/** Which records of devices were found to be one, when, and by whom. */
@Singleton
public class MergeRows {
    /** From a record up to the one that all are merged into, and from there down to all of them, each branch by itself. */
    private static final String FIND_GROUP = """
            WITH RECURSIVE moment (at) AS (
                SELECT coalesce(?::timestamptz, clock_timestamp())
            ), in_force AS NOT MATERIALIZED (
                SELECT device_merge.*
                FROM device_merge, moment
                WHERE merged_at <= at AND (unmerged_at IS NULL OR unmerged_at > at)
            ), upwards (device_id, steps) AS (
                SELECT ?::uuid, 0
                UNION ALL
                SELECT into_id, steps + 1 FROM upwards JOIN in_force USING (device_id)
            ), downwards (device_id, path) AS (
                (SELECT device_id, ARRAY[]::timestamptz[] FROM upwards ORDER BY steps DESC LIMIT 1)
                UNION ALL
                SELECT in_force.device_id, path || merged_at
                FROM downwards JOIN in_force ON into_id = downwards.device_id
            )
            SELECT downwards.device_id, device.registered_in, device.registered_at, moment.at
            FROM downwards JOIN device USING (device_id) CROSS JOIN moment
            WHERE device.registered_at <= moment.at
            ORDER BY path
            """;

    private static final String FLATTEN = """
            UPDATE life
            SET merged_into = CASE device_id WHEN ? THEN NULL ELSE ?::uuid END,
                absorbed = CASE device_id WHEN ? THEN nullif(?::uuid[], '{}') END
            WHERE device_id = ANY (?)
            """;

    /** A merge in force. */
    public record Merge(UUID deviceId, UUID intoId, UUID mergedBy) {}

    /**
     * Records that were one device at a moment; the first is the one that the others are merged into.
     *
     * @param registeredIn country of the organisation that registered that one
     * @param registeredAt when that was
     */
    record Group(List<UUID> ids, String registeredIn, Instant registeredAt, Instant knownAt) {}

    /**
     * The records that were one device with the given one; empty if that was not registered yet.
     *
     * @param knownAt null for now
     */
    Optional<Group> findGroup(Connection connection, UUID id, Instant knownAt) throws SQLException {
        return findGroupAt(connection, id, knownAt == null ? null : Timestamps.of(knownAt));
    }

    private static Optional<Group> findGroupAt(Connection connection, UUID id, OffsetDateTime moment)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FIND_GROUP)) {
            statement.setObject(1, moment, Types.TIMESTAMP_WITH_TIMEZONE);
            statement.setObject(2, id);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(readGroup(row)) : Optional.empty();
            }
        }
    }

    private static Group readGroup(ResultSet row) throws SQLException {
        String registeredIn = row.getString("registered_in");
        Instant registeredAt = Timestamps.read(row, "registered_at");
        Instant moment = Timestamps.read(row, "at");
        List<UUID> ids = new ArrayList<>();
        do {
            ids.add(row.getObject("device_id", UUID.class));
        } while (row.next());
        return new Group(ids, registeredIn, registeredAt, moment);
    }

    /**
     * Which of the records were registered by a moment and part of no merge that was in force then, each with the country
     * of the organisation that registered it.
     */
    Map<UUID, String> findUnmerged(Connection connection, Collection<UUID> ids, Instant knownAt) throws SQLException {
        String sql = """
                SELECT device_id, registered_in
                FROM device
                WHERE device_id = ANY (?) AND registered_at <= ?
                    AND NOT EXISTS (SELECT FROM device_merge
                        WHERE device.device_id IN (device_merge.device_id, device_merge.into_id)
                            AND merged_at <= ? AND (unmerged_at IS NULL OR unmerged_at > ?))
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            statement.setObject(2, Timestamps.of(knownAt));
            statement.setObject(3, Timestamps.of(knownAt));
            statement.setObject(4, Timestamps.of(knownAt));
            Map<UUID, String> found = new TreeMap<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.put(row.getObject("device_id", UUID.class), row.getString("registered_in"));
                }
            }
            return found;
        }
    }

    /** The ids of the records that are one device now; the first is the one that the others are merged into. */
    public List<UUID> listGroup(Connection connection, UUID id) throws SQLException {
        return findGroupAt(connection, id, OffsetDateTime.MAX).orElseThrow().ids();
    }

    /** The merge that is in force of a record into another one. */
    public Optional<Merge> findInForce(Connection connection, UUID deviceId) throws SQLException {
        String sql = """
                SELECT device_id, into_id, merged_by
                FROM device_merge
                WHERE device_id = ? AND unmerged_at IS NULL
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, deviceId);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new Merge(
                                row.getObject("device_id", UUID.class),
                                row.getObject("into_id", UUID.class),
                                row.getObject("merged_by", UUID.class)))
                        : Optional.empty();
            }
        }
    }

    public void insert(Connection connection, Merge merge) throws SQLException {
        String sql = "INSERT INTO device_merge (device_id, into_id, merged_by) VALUES (?, ?, ?)";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, merge.deviceId());
            statement.setObject(2, merge.intoId());
            statement.setObject(3, merge.mergedBy());
            statement.executeUpdate();
        }
    }

    /** Ends the merge that is in force of a record. */
    public void undo(Connection connection, UUID deviceId, UUID unmergedBy) throws SQLException {
        String sql = """
                UPDATE device_merge
                SET unmerged_at = recording_instant(), unmerged_by = ?
                WHERE device_id = ? AND unmerged_at IS NULL
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, unmergedBy);
            statement.setObject(2, deviceId);
            statement.executeUpdate();
        }
    }

    /** Lets the lives of a group say who belongs to whom; the first of the ids is the device. */
    public void flatten(Connection connection, List<UUID> group) throws SQLException {
        UUID device = group.get(0);
        List<UUID> absorbed = group.subList(1, group.size());
        try (PreparedStatement statement = connection.prepareStatement(FLATTEN)) {
            statement.setObject(1, device);
            statement.setObject(2, device);
            statement.setObject(3, device);
            statement.setArray(4, connection.createArrayOf("uuid", absorbed.toArray()));
            statement.setArray(5, connection.createArrayOf("uuid", group.toArray()));
            statement.executeUpdate();
        }
    }
}
