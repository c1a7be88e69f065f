package org.circulog.device;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.circulog.database.Transactions;

/** Reads devices as clients see them. */
@Singleton
class DeviceViews {
    private final Transactions transactions;
    private final Clock clock;

    DeviceViews(Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The devices in the order of their ids; unknown ids are not in the answer. */
    List<DeviceView> list(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : transactions.read(connection -> list(connection, ids));
    }

    List<DeviceView> list(Connection connection, Collection<UUID> ids) throws SQLException {
        Map<UUID, List<IdentifierView>> identifiers = findIdentifiers(connection, ids);
        String sql = """
                SELECT %s, device.registered_at
                FROM life JOIN device USING (device_id)
                WHERE device_id = ANY (?)
                ORDER BY device_id
                """.formatted(DeviceRows.COLUMNS);
        List<DeviceView> views = new ArrayList<>(ids.size());
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    views.add(view(row, identifiers));
                }
            }
        }
        return views;
    }

    private DeviceView view(ResultSet row, Map<UUID, List<IdentifierView>> identifiers) throws SQLException {
        KnownDevice device = DeviceRows.readDevice(row);
        LifeRow life = LifeRow.read(row);
        DeviceFacts facts = device.facts();
        Instant registeredAt =
                row.getObject("registered_at", OffsetDateTime.class).toInstant();
        return new DeviceView(
                device.id(),
                identifiers.getOrDefault(device.id(), List.of()),
                facts.category(),
                facts.manufacturer(),
                facts.model(),
                life.balance().inputMg(),
                life.balance().basis(),
                facts.recycledContentPercent(),
                facts.manufacturedOn(),
                facts.observedSince(),
                life.country(),
                registeredAt,
                LifeSummary.of(life.life(), life.entryDay(), life.life().currentDay(today())));
    }

    private static Map<UUID, List<IdentifierView>> findIdentifiers(Connection connection, Collection<UUID> ids)
            throws SQLException {
        String sql = """
                SELECT device_id, scheme, value, normal_form, nullif(issuer, '') AS issuer
                FROM device_identifier
                WHERE device_id = ANY (?)
                ORDER BY device_id, added_at, scheme, normal_form
                """;
        Map<UUID, List<IdentifierView>> identifiers = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
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

    private LocalDate today() {
        return LocalDate.now(clock.withZone(ZoneOffset.UTC));
    }
}
