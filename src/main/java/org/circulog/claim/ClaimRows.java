package org.circulog.claim;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.circulog.database.Timestamps;

/** The table of claims. */
@Singleton
class ClaimRows {
    /** Waits for another claim with the same certificate to be committed, and then adds nothing. */
    private static final String INSERT = """
            INSERT INTO claim
                (claim_id, organisation_id, device_id, lot_id, material, mass_mg, state, scheme, reference)
            VALUES (?, ?, ?, ?, ?, ?, 'RESERVED', ?, ?)
            ON CONFLICT (scheme_key, reference_key) WHERE state <> 'CANCELLED' DO NOTHING
            RETURNING *
            """;

    /**
     * Adds a claim that is new.
     *
     * @return the claim as it is recorded; empty if a claim with its certificate stands
     */
    Optional<StoredClaim> insert(Connection connection, StoredClaim claim) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            statement.setObject(1, claim.id());
            statement.setObject(2, claim.organisationId());
            statement.setObject(3, claim.deviceId());
            statement.setObject(4, claim.lotId());
            statement.setString(5, claim.material());
            statement.setLong(6, claim.massMg());
            statement.setString(7, claim.certificate().scheme());
            statement.setString(8, claim.certificate().reference());
            return readOne(statement);
        }
    }

    /** The claim of an organisation; to others it does not exist. */
    Optional<StoredClaim> find(Connection connection, UUID id, UUID organisationId) throws SQLException {
        return find(connection, "SELECT * FROM claim WHERE claim_id = ? AND organisation_id = ?", id, organisationId);
    }

    /** As {@link #find}, and no other transaction changes it until this one ends. */
    Optional<StoredClaim> lock(Connection connection, UUID id, UUID organisationId) throws SQLException {
        return find(
                connection,
                "SELECT * FROM claim WHERE claim_id = ? AND organisation_id = ? FOR UPDATE",
                id,
                organisationId);
    }

    private static Optional<StoredClaim> find(Connection connection, String sql, UUID id, UUID organisationId)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, id);
            statement.setObject(2, organisationId);
            return readOne(statement);
        }
    }

    /** Claims that fulfil all conditions, in the order of their ids, which is that of their reservation. */
    List<StoredClaim> list(Connection connection, ClaimSelection selection) throws SQLException {
        ClaimSearch search = selection.search();
        List<String> conditions = new ArrayList<>(List.of("organisation_id = ?"));
        List<Object> parameters = new ArrayList<>(List.of(selection.organisationId()));
        add(conditions, parameters, "claim_id > ?", selection.after());
        add(conditions, parameters, "state = ?", search.state == null ? null : search.state.name());
        add(conditions, parameters, "material = ?", search.material);
        add(
                conditions,
                parameters,
                "coalesce(device_id, lot_id) = ANY (?) AND device_id IS NOT NULL",
                selection.devices() == null
                        ? null
                        : connection.createArrayOf("uuid", selection.devices().toArray()));
        add(conditions, parameters, "coalesce(device_id, lot_id) = ? AND lot_id IS NOT NULL", search.lotId);
        add(conditions, parameters, "scheme_key = lower(btrim(?))", search.scheme);
        add(conditions, parameters, "reference_key = lower(btrim(?))", search.reference);
        parameters.add(selection.most());
        String sql =
                "SELECT * FROM claim WHERE %s ORDER BY claim_id LIMIT ?".formatted(String.join(" AND ", conditions));
        return select(connection, sql, parameters);
    }

    private static void add(List<String> conditions, List<Object> parameters, String condition, Object value) {
        if (value != null) {
            conditions.add(condition);
            parameters.add(value);
        }
    }

    private static List<StoredClaim> select(Connection connection, String sql, List<Object> parameters)
            throws SQLException {
        List<StoredClaim> claims = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int index = 0; index < parameters.size(); index++) {
                statement.setObject(index + 1, parameters.get(index));
            }
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    claims.add(read(row));
                }
            }
        }
        return claims;
    }

    StoredClaim confirm(Connection connection, UUID id) throws SQLException {
        String sql = """
                UPDATE claim
                SET state = 'CONFIRMED', confirmed_at = clock_timestamp(), version = version + 1
                WHERE claim_id = ?
                RETURNING *
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, id);
            return readOne(statement).orElseThrow();
        }
    }

    StoredClaim cancel(Connection connection, UUID id, String reason) throws SQLException {
        String sql = """
                UPDATE claim
                SET state = 'CANCELLED', cancelled_at = clock_timestamp(), reason = ?, version = version + 1
                WHERE claim_id = ?
                RETURNING *
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, reason);
            statement.setObject(2, id);
            return readOne(statement).orElseThrow();
        }
    }

    private static Optional<StoredClaim> readOne(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            return row.next() ? Optional.of(read(row)) : Optional.empty();
        }
    }

    private static StoredClaim read(ResultSet row) throws SQLException {
        return new StoredClaim(
                row.getObject("claim_id", UUID.class),
                row.getObject("organisation_id", UUID.class),
                row.getObject("device_id", UUID.class),
                row.getObject("lot_id", UUID.class),
                row.getString("material"),
                row.getLong("mass_mg"),
                new Certificate(row.getString("scheme"), row.getString("reference")),
                ClaimState.valueOf(row.getString("state")),
                row.getString("reason"),
                Timestamps.read(row, "reserved_at"),
                Timestamps.read(row, "confirmed_at"),
                Timestamps.read(row, "cancelled_at"));
    }
}
