package org.circulog.claim;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/**
 * What an organisation recovered for recycling, and how much of it is claimed. Whoever works with it holds the lock of the
 * device or lot, so that nothing is recorded or voided meanwhile.
 */
@Singleton
class ClaimableMass {
    /**
     * Recovered mass of one material.
     *
     * @param subjectId the device, by the id that all its records lead to, or the lot
     */
    record Source(UUID subjectId, boolean ofLot, UUID organisationId, String material) {}

    /**
     * Takes mass for a claim.
     *
     * @return whether that much was left; nothing is taken otherwise
     */
    boolean take(Connection connection, Source source, long massMg) throws SQLException {
        return change(connection, source, massMg) == 1;
    }

    /** Gives back the mass of a claim that no longer stands. */
    void giveBack(Connection connection, Source source, long massMg) throws SQLException {
        if (change(connection, source, -massMg) != 1) {
            throw new IllegalStateException("A claim stands on mass that is not recovered: " + source);
        }
    }

    private static int change(Connection connection, Source source, long massMg) throws SQLException {
        String sql = """
                UPDATE recovered
                SET claimed_mg = claimed_mg + ?
                WHERE subject_id = ? AND of_lot = ? AND organisation_id = ? AND material = ? AND fate = 'RECYCLED'
                    AND claimed_mg + ? BETWEEN 0 AND mass_mg
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, massMg);
            statement.setObject(2, source.subjectId());
            statement.setBoolean(3, source.ofLot());
            statement.setObject(4, source.organisationId());
            statement.setString(5, source.material());
            statement.setLong(6, massMg);
            return statement.executeUpdate();
        }
    }

    /** What is left to be claimed, in milligrams; 0 where nothing was recovered. */
    long leftMg(Connection connection, Source source) throws SQLException {
        String sql = """
                SELECT mass_mg - claimed_mg
                FROM recovered
                WHERE subject_id = ? AND of_lot = ? AND organisation_id = ? AND material = ? AND fate = 'RECYCLED'
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, source.subjectId());
            statement.setBoolean(2, source.ofLot());
            statement.setObject(3, source.organisationId());
            statement.setString(4, source.material());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    /** Whether the organisation recovered anything from a lot. */
    boolean isLotOf(Connection connection, UUID lotId, UUID organisationId) throws SQLException {
        String sql = "SELECT EXISTS (SELECT FROM recovered WHERE subject_id = ? AND of_lot AND organisation_id = ?)";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, lotId);
            statement.setObject(2, organisationId);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }
}
