package org.circulog.claim;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
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

    private static final String LIST = """
            SELECT *
            FROM claim
            WHERE organisation_id = ?
                AND (?::uuid IS NULL OR claim_id > ?::uuid)
                AND (?::text IS NULL OR state = ?::text)
                AND (?::text IS NULL OR material = ?::text)
                AND (?::uuid[] IS NULL
                    OR coalesce(device_id, lot_id) = ANY (?::uuid[]) AND device_id IS NOT NULL)
                AND (?::uuid IS NULL OR coalesce(device_id, lot_id) = ?::uuid AND lot_id IS NOT NULL)
                AND (?::text IS NULL OR scheme_key = lower(btrim(?::text)))
                AND (?::text IS NULL OR reference_key = lower(btrim(?::text)))
            ORDER BY claim_id
            LIMIT ?
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
        String state = search.state == null ? null : search.state.name();
        Object devices = selection.devices() == null ? null : uuids(connection, selection.devices());
        Object[] parameters = {
            selection.organisationId(),
            selection.after(),
            selection.after(),
            state,
            state,
            search.material,
            search.material,
            devices,
            devices,
            search.lotId,
            search.lotId,
            search.scheme,
            search.scheme,
            search.reference,
            search.reference,
            selection.most()
        };
        try (PreparedStatement statement = connection.prepareStatement(LIST)) {
            for (int index = 0; index < parameters.length; index++) {
                statement.setObject(index + 1, parameters[index]);
            }
            List<StoredClaim> claims = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    claims.add(read(row));
                }
            }
            return claims;
        }
    }

    private static Object uuids(Connection connection, Collection<UUID> ids) throws SQLException {
        return connection.createArrayOf("uuid", ids.toArray());
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
