package org.circulog.recovery;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.UUID;
import org.circulog.database.Timestamps;

/** Reads how much of what was recovered was given to certificates. */
@Singleton
class ClaimedMass {
    private static final String SUM = """
            SELECT coalesce(sum(mass_mg), 0)::bigint
            FROM claim
            WHERE coalesce(device_id, lot_id) = ANY (?) AND (lot_id IS NOT NULL) = ?
                AND reserved_at <= ? AND (cancelled_at IS NULL OR cancelled_at > ?)
            """;

    /**
     * The claims on a device or a lot that stood at a moment, in milligrams.
     *
     * @param subjectIds all ids of the device, or that of the lot
     */
    long find(Connection connection, Collection<UUID> subjectIds, boolean ofLot, Moment moment) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SUM)) {
            statement.setArray(1, connection.createArrayOf("uuid", subjectIds.toArray()));
            statement.setBoolean(2, ofLot);
            statement.setObject(3, Timestamps.of(moment.knownAt()));
            statement.setObject(4, Timestamps.of(moment.knownAt()));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
