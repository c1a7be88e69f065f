package org.circulog.recovery;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.circulog.recovery.Manifest.Part;

/** Reads what lots are made of; devices that nobody asks for stand together, however many they are. */
@Singleton
class ManifestRows {
    /** Without devices that left by themselves, because their use was restarted: nothing of them came out. */
    private static final String FIND_DEVICES = """
            SELECT lot_id, wanted, category, count(*) AS pieces, sum(mass_mg)::bigint AS mass_mg, from_lot
            FROM (
                SELECT lot_id, category, mass_mg, from_lot,
                    CASE WHEN device_id = ANY (?) THEN device_id END AS wanted,
                    count(*) FILTER (WHERE device_id = ANY (?)) OVER (PARTITION BY lot_id ORDER BY ordinal) AS section
                FROM lot_member
                WHERE lot_id = ANY (?) AND (left_at IS NULL OR EXISTS (
                    SELECT FROM lot_member AS later
                    WHERE later.device_id = lot_member.device_id AND later.from_lot = lot_member.lot_id))
            ) AS member
            GROUP BY lot_id, section, wanted, category, from_lot
            ORDER BY lot_id, section, wanted NULLS LAST, category, from_lot
            """;

    private static final String FIND_LINES = """
            SELECT lot_id, NULL::uuid AS wanted, category, pieces, mass_mg, from_lot
            FROM lot_line
            WHERE lot_id = ANY (?)
            ORDER BY lot_id, line
            """;

    /** @param deviceIds devices that are asked for, each of which stands alone */
    Map<UUID, Manifest> find(Connection connection, Collection<UUID> lotIds, Collection<UUID> deviceIds)
            throws SQLException {
        Map<UUID, List<Part>> devices = new TreeMap<>();
        Map<UUID, List<Part>> lines = new TreeMap<>();
        try (PreparedStatement statement = connection.prepareStatement(FIND_DEVICES)) {
            statement.setArray(1, connection.createArrayOf("uuid", deviceIds.toArray()));
            statement.setArray(2, connection.createArrayOf("uuid", deviceIds.toArray()));
            statement.setArray(3, connection.createArrayOf("uuid", lotIds.toArray()));
            read(statement, devices);
        }
        try (PreparedStatement statement = connection.prepareStatement(FIND_LINES)) {
            statement.setArray(1, connection.createArrayOf("uuid", lotIds.toArray()));
            read(statement, lines);
        }
        Map<UUID, Manifest> manifests = new TreeMap<>();
        lotIds.forEach(id -> manifests.put(
                id, new Manifest(devices.getOrDefault(id, List.of()), lines.getOrDefault(id, List.of()))));
        return manifests;
    }

    /** The lots in which a device is or was, known by any of its ids. */
    List<UUID> findLotsOf(Connection connection, Collection<UUID> deviceIds) throws SQLException {
        String sql = "SELECT DISTINCT lot_id FROM lot_member WHERE device_id = ANY (?) ORDER BY lot_id";
        List<UUID> lots = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("uuid", deviceIds.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    lots.add(row.getObject("lot_id", UUID.class));
                }
            }
        }
        return lots;
    }

    private static void read(PreparedStatement statement, Map<UUID, List<Part>> parts) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                parts.computeIfAbsent(row.getObject("lot_id", UUID.class), id -> new ArrayList<>())
                        .add(new Part(
                                row.getObject("wanted", UUID.class),
                                row.getString("category"),
                                row.getObject("pieces", Long.class),
                                row.getLong("mass_mg"),
                                row.getObject("from_lot", UUID.class)));
            }
        }
    }
}
