package org.circulog.device;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.circulog.database.ManyRows;
import org.circulog.database.Timestamps;

/** By which identifiers which device is found, and which ones it had. */
@Singleton
public class IdentifierRows {
    private static final ManyRows<NormalIdentifier> IDENTIFIERS = new ManyRows<NormalIdentifier>()
            .column("normal_form", "text", NormalIdentifier::value)
            .column("scheme", "text", NormalIdentifier::scheme)
            .column("issuer", "text", NormalIdentifier::issuer);

    private static final ManyRows<NewIdentifier> DEVICE_IDENTIFIERS = new ManyRows<NewIdentifier>()
            .column("device_id", "uuid", NewIdentifier::deviceId)
            .column("scheme", "text", row -> row.identifier().normal().scheme())
            .column("issuer", "text", row -> row.identifier().normal().issuer())
            .column("normal_form", "text", row -> row.identifier().normal().value())
            .column("value", "text", row -> row.identifier().given().value())
            .column("given_issuer", "text", row -> row.identifier().given().issuer())
            .column("added_by", "uuid", NewIdentifier::addedBy);

    private static final String FIND_OWNERS = """
            SELECT scheme, normal_form, issuer, device_id
            FROM identifier_key JOIN %s USING (normal_form, scheme, issuer)
            """.formatted(IDENTIFIERS.from());

    private static final String INSERT = """
            WITH given AS (
                SELECT * FROM %2$s
            ), named AS (
                INSERT INTO device_identifier (%1$s) SELECT %1$s FROM given
            )
            INSERT INTO identifier_key (normal_form, scheme, issuer, device_id)
            SELECT normal_form, scheme, issuer, device_id FROM given ORDER BY nth
            """.formatted(DEVICE_IDENTIFIERS.names(), DEVICE_IDENTIFIERS.from());

    private static final String WITHDRAW = """
            WITH withdrawn AS (
                UPDATE device_identifier
                SET withdrawn_at = recording_instant(), withdrawn_by = ?
                WHERE device_id = ? AND scheme = ? AND normal_form = ? AND issuer = ? AND withdrawn_at IS NULL
                RETURNING normal_form, scheme, issuer
            )
            DELETE FROM identifier_key USING withdrawn
            WHERE (identifier_key.normal_form, identifier_key.scheme, identifier_key.issuer)
                = (withdrawn.normal_form, withdrawn.scheme, withdrawn.issuer)
            """;

    /** Which devices the identifiers in force belong to; those that are free are not in the answer. */
    public Map<NormalIdentifier, UUID> findOwners(Connection connection, List<NormalIdentifier> identifiers)
            throws SQLException {
        Map<NormalIdentifier, UUID> owners = new HashMap<>();
        if (identifiers.isEmpty()) {
            return owners;
        }
        try (PreparedStatement statement = IDENTIFIERS.prepare(connection, FIND_OWNERS, identifiers);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                owners.put(
                        new NormalIdentifier(
                                IdentifierScheme.valueOf(row.getString("scheme")),
                                row.getString("normal_form"),
                                row.getString("issuer")),
                        row.getObject("device_id", UUID.class));
            }
        }
        return owners;
    }

    /** @throws SQLException 23505 if an identifier was given to a device by another transaction meanwhile */
    public void insert(Connection connection, List<NewIdentifier> identifiers) throws SQLException {
        if (identifiers.isEmpty()) {
            return;
        }
        List<NewIdentifier> sorted = identifiers.stream()
                .sorted(Comparator.comparing(row -> row.identifier().normal().value()))
                .toList();
        DEVICE_IDENTIFIERS.execute(connection, INSERT, sorted);
    }

    /** Who gave the device this identifier; empty if it is not in force. */
    Optional<UUID> findAdder(Connection connection, UUID deviceId, NormalIdentifier identifier) throws SQLException {
        String sql = """
                SELECT added_by
                FROM device_identifier
                WHERE device_id = ? AND scheme = ? AND normal_form = ? AND issuer = ? AND withdrawn_at IS NULL
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, deviceId);
            bind(statement, 2, identifier);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(row.getObject("added_by", UUID.class)) : Optional.empty();
            }
        }
    }

    /** How many identifiers of the device itself are in force. */
    int count(Connection connection, UUID deviceId) throws SQLException {
        String sql = "SELECT count(*) FROM device_identifier WHERE device_id = ? AND withdrawn_at IS NULL";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, deviceId);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    /** Ends the force of an identifier; that it was in force stays recorded. */
    void withdraw(Connection connection, UUID deviceId, NormalIdentifier identifier, UUID withdrawnBy)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(WITHDRAW)) {
            statement.setObject(1, withdrawnBy);
            statement.setObject(2, deviceId);
            bind(statement, 3, identifier);
            statement.executeUpdate();
        }
    }

    /** The identifiers that each of the records had in force at a moment, in the order in which they were added. */
    Map<UUID, List<IdentifierView>> findInForce(Connection connection, Collection<UUID> deviceIds, Instant knownAt)
            throws SQLException {
        String sql = """
                SELECT device_id, scheme, value, normal_form, nullif(issuer, '') AS issuer
                FROM device_identifier
                WHERE device_id = ANY (?) AND added_at <= ? AND (withdrawn_at IS NULL OR withdrawn_at > ?)
                ORDER BY device_id, added_at, scheme, normal_form
                """;
        Map<UUID, List<IdentifierView>> identifiers = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("uuid", deviceIds.toArray()));
            statement.setObject(2, Timestamps.of(knownAt));
            statement.setObject(3, Timestamps.of(knownAt));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    identifiers
                            .computeIfAbsent(row.getObject("device_id", UUID.class), device -> new ArrayList<>())
                            .add(new IdentifierView(
                                    IdentifierScheme.valueOf(row.getString("scheme")),
                                    row.getString("value"),
                                    row.getString("normal_form"),
                                    row.getString("issuer")));
                }
            }
        }
        return identifiers;
    }

    private static void bind(PreparedStatement statement, int first, NormalIdentifier identifier) throws SQLException {
        statement.setString(first, identifier.scheme().name());
        statement.setString(first + 1, identifier.value());
        statement.setString(first + 2, identifier.issuer());
    }
}
