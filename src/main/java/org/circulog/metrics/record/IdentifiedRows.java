package org.circulog.metrics.record;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.circulog.database.Timestamps;

/** Tells which devices can be told from all others in the world. */
@Singleton
class IdentifiedRows {
    private static final int LONGEST_STATEMENT_SECONDS = 60;

    /** Identifiers stay with the record that they were given to, also where it is merged into that of the device. */
    private static final String COUNT = """
            WITH RECURSIVE moment (at) AS (
                SELECT ?::timestamptz
            ), record (device_id, record_id) AS (
                SELECT device_id, device_id FROM unnest(?::uuid[]) AS asked (device_id)
                UNION ALL
                SELECT record.device_id, device_merge.device_id
                FROM record JOIN device_merge ON into_id = record_id CROSS JOIN moment
                WHERE merged_at <= at AND (unmerged_at IS NULL OR unmerged_at > at)
            )
            SELECT count(DISTINCT record.device_id) AS devices
            FROM record JOIN device_identifier ON device_identifier.device_id = record_id CROSS JOIN moment
            WHERE scheme <> 'ASSET_TAG' AND added_at <= at AND (withdrawn_at IS NULL OR withdrawn_at > at)
            """;

    /**
     * How many of the devices had an identifier in force at a moment that is unique in the world, so not only the tag of
     * an inventory.
     */
    long count(Connection connection, Set<UUID> deviceIds, Instant knownAt) throws SQLException {
        try (Statement settings = connection.createStatement()) {
            settings.execute("SET LOCAL statement_timeout = '%ds'".formatted(LONGEST_STATEMENT_SECONDS));
        }
        try (PreparedStatement statement = connection.prepareStatement(COUNT)) {
            statement.setObject(1, Timestamps.of(knownAt));
            statement.setArray(2, connection.createArrayOf("uuid", deviceIds.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong("devices");
            }
        }
    }
}
