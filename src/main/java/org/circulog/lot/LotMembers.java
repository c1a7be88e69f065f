package org.circulog.lot;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.circulog.database.ManyRows;
import org.circulog.database.Timestamps;
import org.circulog.life.MassBasis;

/** Which devices are in which lot, and were. */
@Singleton
public class LotMembers {
    private static final ManyRows<LotMember> COLUMNS = new ManyRows<LotMember>()
            .column("lot_id", "uuid", LotMember::lotId)
            .column("device_id", "uuid", LotMember::deviceId)
            .column("ordinal", "integer", LotMember::ordinal)
            .column("category", "text", LotMember::category)
            .column("mass_mg", "bigint", LotMember::massMg)
            .column("mass_basis", "text", LotMember::massBasis)
            .column("from_lot", "uuid", LotMember::fromLot)
            .column("added_by", "uuid", LotMember::addedBy);

    private static final String PLACE = """
            WITH named AS (
                SELECT * FROM unnest(?) WITH ORDINALITY AS record (device_id, nth)
            ), held AS (
                SELECT lot_member.lot_id, CASE lot.state WHEN 'CLOSED' THEN lot_member.mass_mg END AS lotted_mg
                FROM named
                JOIN lot_member ON lot_member.device_id = named.device_id AND lot_member.left_at IS NULL
                JOIN lot ON lot.lot_id = lot_member.lot_id
                ORDER BY lot.state = 'CLOSED' DESC, named.nth
                LIMIT 1
            )
            UPDATE life
            SET lot_id = placed.lot_id, lotted_mg = placed.lotted_mg
            FROM named
            LEFT JOIN held AS placed ON named.device_id = ?
            WHERE life.device_id = named.device_id
            """;

    private static final String INSERT =
            "INSERT INTO lot_member (%1$s) SELECT %1$s FROM %2$s".formatted(COLUMNS.names(), COLUMNS.from());

    private static final String REFRESH = """
            UPDATE lot_member
            SET device_id = rows.device_id, category = rows.category, mass_mg = rows.mass_mg,
                mass_basis = rows.mass_basis
            FROM %s
            WHERE lot_member.lot_id = rows.lot_id AND lot_member.ordinal = rows.ordinal
            """.formatted(COLUMNS.from());

    private static final String FIND_BACK_IN_USE = """
            SELECT life.device_id
            FROM life
            JOIN lot USING (lot_id)
            WHERE life.device_id = ANY (?) AND life.treated_day IS NULL
                AND EXISTS (
                    SELECT FROM event
                    WHERE event.device_id = ANY (life.absorbed || life.device_id) AND event.lot_id IS NULL
                        AND event.fact IN ('REPAIR_FIXED', 'REUSE')
                        AND event.earliest_day > (lot.closed_at AT TIME ZONE 'UTC')::date
                        AND NOT EXISTS (
                            SELECT FROM event_void
                            WHERE (event_void.device_id, event_void.sequence) = (event.device_id, event.sequence)))
            """;

    public void insert(Connection connection, List<LotMember> members) throws SQLException {
        if (!members.isEmpty()) {
            COLUMNS.execute(connection, INSERT, members);
        }
    }

    /** The devices that are in the lot now, in the order of the manifest. */
    public List<LotMember> listPresent(Connection connection, UUID lotId) throws SQLException {
        return list(connection, lotId, "left_at IS NULL");
    }

    /** The whole manifest, those that left with a split or with the mass of the lot included. */
    public List<LotMember> listAll(Connection connection, UUID lotId) throws SQLException {
        return list(connection, lotId, "true");
    }

    /** Lets the lives of the devices in a closed lot say that their mass is there; the lives are locked. */
    public void settle(Connection connection, UUID lotId) throws SQLException {
        String sql = """
                UPDATE life
                SET lot_id = lot_member.lot_id, lotted_mg = lot_member.mass_mg
                FROM lot_member
                JOIN life AS named ON named.device_id = lot_member.device_id
                WHERE lot_member.lot_id = ? AND lot_member.left_at IS NULL
                    AND life.device_id = coalesce(named.merged_into, named.device_id)
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, lotId);
            statement.executeUpdate();
        }
    }

    /** Lets devices be in a lot again that they had left. */
    void comeBack(Connection connection, UUID lotId, Collection<UUID> deviceIds) throws SQLException {
        String sql = "UPDATE lot_member SET left_at = NULL WHERE lot_id = ? AND device_id = ANY (?)";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, lotId);
            statement.setArray(2, connection.createArrayOf("uuid", deviceIds.toArray()));
            statement.executeUpdate();
        }
    }

    /** Lets all devices of a closed lot leave, because they are in another one from now on. */
    public void leave(Connection connection, UUID lotId) throws SQLException {
        String sql = "UPDATE lot_member SET left_at = clock_timestamp() WHERE lot_id = ? AND left_at IS NULL";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, lotId);
            statement.executeUpdate();
        }
    }

    /** The place of the next device in the manifest. */
    public int nextOrdinal(Connection connection, UUID lotId) throws SQLException {
        String sql = "SELECT coalesce(max(ordinal), 0) + 1 FROM lot_member WHERE lot_id = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, lotId);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    /** Lets devices, by all of their ids, leave the lots in which they are. */
    void leave(Connection connection, Collection<UUID> ids) throws SQLException {
        String sql = "UPDATE lot_member SET left_at = clock_timestamp() WHERE device_id = ANY (?) AND left_at IS NULL";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            statement.executeUpdate();
        }
    }

    /** What an open lot has on record of a device, by all of its ids. */
    Optional<LotMember> find(Connection connection, UUID lotId, Collection<UUID> ids) throws SQLException {
        String sql = "SELECT * FROM lot_member WHERE lot_id = ? AND device_id = ANY (?)";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, lotId);
            statement.setArray(2, connection.createArrayOf("uuid", ids.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(read(row)) : Optional.empty();
            }
        }
    }

    /** Takes devices out of an open lot, as if they had never been in it. */
    void delete(Connection connection, UUID lotId, Collection<UUID> ids) throws SQLException {
        String sql = "DELETE FROM lot_member WHERE lot_id = ? AND device_id = ANY (?)";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, lotId);
            statement.setArray(2, connection.createArrayOf("uuid", ids.toArray()));
            statement.executeUpdate();
        }
    }

    /**
     * Those of the devices that were repaired or went to a next use after the day on which the lot that holds them was
     * closed, before anybody treated it: they are not in it any more, whatever became of them since.
     */
    Set<UUID> findBackInUse(Connection connection, Collection<UUID> deviceIds) throws SQLException {
        if (deviceIds.isEmpty()) {
            return Set.of();
        }
        Set<UUID> back = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement(FIND_BACK_IN_USE)) {
            statement.setArray(1, connection.createArrayOf("uuid", deviceIds.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    back.add(row.getObject("device_id", UUID.class));
                }
            }
        }
        return back;
    }

    /** Writes the values of members, by their ordinals, as they are to be frozen. */
    void refresh(Connection connection, List<LotMember> members) throws SQLException {
        if (!members.isEmpty()) {
            COLUMNS.execute(connection, REFRESH, members);
        }
    }

    /**
     * Says of a device that is made of several records, all of whose lives are locked, which lot holds it and how much of
     * it is that lot's, as the manifests have it: a closed one before an open one, else that of the record believed first.
     *
     * @param records the first is the one that the others are merged into
     */
    public void place(Connection connection, List<UUID> records) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PLACE)) {
            statement.setArray(1, connection.createArrayOf("uuid", records.toArray()));
            statement.setObject(2, records.get(0));
            statement.executeUpdate();
        }
    }

    private static List<LotMember> list(Connection connection, UUID lotId, String condition) throws SQLException {
        String sql = "SELECT * FROM lot_member WHERE lot_id = ? AND %s ORDER BY ordinal".formatted(condition);
        List<LotMember> members = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, lotId);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    members.add(read(row));
                }
            }
        }
        return members;
    }

    private static LotMember read(ResultSet row) throws SQLException {
        return new LotMember(
                row.getObject("lot_id", UUID.class),
                row.getObject("device_id", UUID.class),
                row.getInt("ordinal"),
                row.getString("category"),
                row.getLong("mass_mg"),
                MassBasis.valueOf(row.getString("mass_basis")),
                row.getObject("from_lot", UUID.class),
                row.getObject("added_by", UUID.class),
                row.getObject("left_at") == null ? null : Timestamps.read(row, "left_at"));
    }
}
