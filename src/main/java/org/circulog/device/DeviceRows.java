package org.circulog.device;

import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.circulog.database.ManyRows;
import org.circulog.database.Timestamps;
import org.circulog.life.MassBasis;
import org.circulog.time.PartialDate;

/**
 * The device family's tables as the write path uses them: many rows in one statement, always in the order of their keys,
 * so that two transactions never wait for each other in a circle.
 */
@Singleton
public class DeviceRows {
    /** What {@link #readDevice} reads. */
    static final String COLUMNS = """
            life.*, device.category, device.category_assumed, device.manufacturer, device.model, device.mass_mg,
            device.mass_basis, device.recycled_content_percent, device.manufactured_on, device.observed_since,
            device.registered_in""";

    private static final String SERIALIZATION_FAILURE = "40001";

    private static final String FACTS = """
            device_id, version, category, category_assumed, manufacturer, model, mass_mg, mass_basis,
            recycled_content_percent, manufactured_on, observed_since""";

    /** Of each device the first version that had not been superseded by then. */
    private static final String FIND_FACTS = """
            SELECT DISTINCT ON (device_id) %1$s
            FROM (
                SELECT %1$s FROM device_past WHERE device_id = ANY (?) AND superseded_at > ?
                UNION ALL
                SELECT %1$s FROM device WHERE device_id = ANY (?)
            ) AS versions
            ORDER BY device_id, version
            """.formatted(FACTS);

    private static final ManyRows<NewDevice> DEVICES = new ManyRows<NewDevice>()
            .column("device_id", "uuid", row -> row.device().id())
            .column("category", "text", row -> row.device().facts().category())
            .column("category_assumed", "boolean", row -> row.device().categoryAssumed())
            .column("manufacturer", "text", row -> row.device().facts().manufacturer())
            .column("model", "text", row -> row.device().facts().model())
            .column("mass_mg", "bigint", row -> row.device().facts().massMg())
            .column("mass_basis", "text", row -> row.device().facts().massBasis())
            .column(
                    "recycled_content_percent",
                    "numeric",
                    row -> row.device().facts().recycledContentPercent())
            .column("manufactured_on", "text", row -> row.device().facts().manufacturedOn())
            .column("observed_since", "date", row -> row.device().facts().observedSince())
            .column("registered_by", "uuid", NewDevice::registeredBy)
            .column("registered_in", "text", row -> row.device().registeredIn());

    /** Named by any of its ids, a device is the one that it is merged into. */
    private static final String FIND = """
            SELECT named.device_id AS named_id, %s
            FROM life AS named
            JOIN life ON life.device_id = coalesce(named.merged_into, named.device_id)
            JOIN device ON device.device_id = life.device_id
            WHERE named.device_id = ANY (?)
            """.formatted(COLUMNS);

    /** Two statements in one round trip: the second sees what others committed while the first waited for its locks. */
    private static final String LOCK_AND_FIND = """
            SELECT device_id
            FROM life
            WHERE device_id IN (SELECT coalesce(merged_into, device_id) FROM life WHERE device_id = ANY (?))
            ORDER BY device_id
            FOR UPDATE OF life;
            """ + FIND;

    private static final String INSERT_DEVICES =
            "INSERT INTO device (%1$s) SELECT %1$s FROM %2$s".formatted(DEVICES.names(), DEVICES.from());

    /** Each change of a lifeline is noted beside it, for the rollups to follow. */
    private static final String WRITE_LIVES =
            """
            WITH rows AS MATERIALIZED (
                SELECT %1$s FROM %2$s
            ), lines AS MATERIALIZED (
                SELECT rows.device_id, life.lifeline AS before, rows.lifeline AS after
                FROM rows
                LEFT JOIN life ON life.device_id = rows.device_id
            ), written AS (
                INSERT INTO life (%1$s) SELECT %1$s FROM rows
                ON CONFLICT (device_id) DO UPDATE SET %3$s,
                    changed_at = CASE WHEN life.lifeline IS DISTINCT FROM EXCLUDED.lifeline THEN EXCLUDED.changed_at
                        ELSE life.changed_at END
            )
            INSERT INTO figure_delta (device_id, before, after)
            SELECT device_id, before, after FROM lines WHERE before IS DISTINCT FROM after
            """.formatted(LifeRow.COLUMNS.names(), LifeRow.COLUMNS.from(), LifeRow.COLUMNS.assignments());

    /**
     * Locks the lives of the devices until the transaction ends, and reads them.
     *
     * @return the devices by the ids that name them; unknown ids are not among them, and those of merged records lead to
     *     the device that they are merged into
     * @throws SQLException 40001 if one of them was merged while its lock was waited for
     */
    public Map<UUID, KnownDevice> lock(Connection connection, Collection<UUID> ids) throws SQLException {
        if (ids.isEmpty()) {
            return Map.of();
        }
        try (PreparedStatement statement = connection.prepareStatement(LOCK_AND_FIND)) {
            Array keys = connection.createArrayOf("uuid", ids.toArray());
            statement.setArray(1, keys);
            statement.setArray(2, keys);
            statement.execute();
            Set<UUID> locked = readIds(statement.getResultSet());
            statement.getMoreResults();
            Map<UUID, KnownDevice> devices = readDevices(connection, statement.getResultSet());
            if (devices.values().stream().anyMatch(device -> !locked.contains(device.id()))) {
                throw new SQLException("A device was merged meanwhile", SERIALIZATION_FAILURE);
            }
            return devices;
        }
    }

    /** Reads devices with their lives, by the ids that name them; unknown ids are not in the answer. */
    public Map<UUID, KnownDevice> find(Connection connection, Collection<UUID> ids) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FIND)) {
            statement.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            return readDevices(connection, statement.executeQuery());
        }
    }

    private static Set<UUID> readIds(ResultSet row) throws SQLException {
        Set<UUID> ids = new HashSet<>();
        while (row.next()) {
            ids.add(row.getObject("device_id", UUID.class));
        }
        return ids;
    }

    private Map<UUID, KnownDevice> readDevices(Connection connection, ResultSet row) throws SQLException {
        Map<UUID, KnownDevice> devices = new HashMap<>();
        while (row.next()) {
            devices.put(row.getObject("named_id", UUID.class), readDevice(row));
        }
        return complete(connection, devices);
    }

    /** Adds to what is known of each device what was known of the records merged into it. */
    Map<UUID, KnownDevice> complete(Connection connection, Map<UUID, KnownDevice> devices) throws SQLException {
        Set<UUID> absorbed = devices.values().stream()
                .flatMap(device -> device.absorbed().stream())
                .collect(Collectors.toSet());
        if (!absorbed.isEmpty()) {
            Map<UUID, KnownFacts> facts = findFacts(connection, absorbed, null);
            devices.replaceAll((named, device) -> device.completedBy(facts));
        }
        return devices;
    }

    /**
     * What was known at a moment of each of the records by itself, whatever they are merged into.
     *
     * @param knownAt null for now
     */
    Map<UUID, KnownFacts> findFacts(Connection connection, Collection<UUID> ids, Instant knownAt) throws SQLException {
        Map<UUID, KnownFacts> facts = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(FIND_FACTS)) {
            Array keys = connection.createArrayOf("uuid", ids.toArray());
            statement.setArray(1, keys);
            statement.setObject(2, Timestamps.of(knownAt));
            statement.setArray(3, keys);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    facts.put(row.getObject("device_id", UUID.class), readFacts(row));
                }
            }
        }
        return facts;
    }

    /** Keeps the facts of a record as they are, before they are completed. */
    void keepPast(Connection connection, UUID deviceId, UUID supersededBy) throws SQLException {
        String sql = """
                INSERT INTO device_past (%1$s, superseded_by)
                SELECT %1$s, ? FROM device WHERE device_id = ?
                """.formatted(FACTS);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, supersededBy);
            statement.setObject(2, deviceId);
            statement.executeUpdate();
        }
    }

    /** Ids of devices that are not merged into others, in ascending order after {@code after} (from the first for null), at most {@code most}. */
    public List<UUID> listIds(Connection connection, UUID after, int most) throws SQLException {
        String sql = """
                SELECT device_id FROM life
                WHERE merged_into IS NULL AND (?::uuid IS NULL OR device_id > ?::uuid)
                ORDER BY device_id
                LIMIT ?
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, after, Types.OTHER);
            statement.setObject(2, after, Types.OTHER);
            statement.setInt(3, most);
            List<UUID> ids = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    ids.add(row.getObject("device_id", UUID.class));
                }
            }
            return ids;
        }
    }

    /** The rows of lives as they are stored; unknown ids are not in the answer. */
    public Map<UUID, LifeRow> findLives(Connection connection, Collection<UUID> ids) throws SQLException {
        Map<UUID, LifeRow> lives = new HashMap<>();
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT * FROM life WHERE device_id = ANY (?)")) {
            statement.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    LifeRow life = LifeRow.read(row);
                    lives.put(life.deviceId(), life);
                }
            }
        }
        return lives;
    }

    /** Says which lot holds the devices, whose lives are locked; null for none. */
    public void place(Connection connection, Collection<UUID> ids, UUID lotId) throws SQLException {
        String sql = "UPDATE life SET lot_id = ?, lotted_mg = NULL WHERE device_id = ANY (?)";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, lotId, Types.OTHER);
            statement.setArray(2, connection.createArrayOf("uuid", ids.toArray()));
            statement.executeUpdate();
        }
    }

    /** @throws SQLException 23505 if a device or an identifier was registered by another transaction meanwhile */
    public void insert(Connection connection, List<NewDevice> devices) throws SQLException {
        if (!devices.isEmpty()) {
            DEVICES.execute(connection, INSERT_DEVICES, devices);
        }
    }

    /** Writes the rows as they are now, whether or not they were there. */
    public void writeLives(Connection connection, List<LifeRow> lives) throws SQLException {
        if (!lives.isEmpty()) {
            LifeRow.COLUMNS.execute(connection, WRITE_LIVES, lives);
        }
    }

    /** The device by itself, not yet completed by what is merged into it. */
    static KnownDevice readDevice(ResultSet row) throws SQLException {
        LifeRow life = LifeRow.read(row);
        KnownFacts known = readFacts(row);
        return new KnownDevice(
                life.deviceId(),
                readAbsorbed(row.getArray("absorbed")),
                known.facts(),
                known.categoryAssumed(),
                row.getString("registered_in"),
                life.country(),
                readPlace(row),
                life.life());
    }

    private static KnownDevice.LotPlace readPlace(ResultSet row) throws SQLException {
        UUID lotId = row.getObject("lot_id", UUID.class);
        return lotId == null ? null : new KnownDevice.LotPlace(lotId, row.getObject("lotted_mg") != null);
    }

    private static List<UUID> readAbsorbed(Array absorbed) throws SQLException {
        return absorbed == null ? List.of() : List.of((UUID[]) absorbed.getArray());
    }

    private static KnownFacts readFacts(ResultSet row) throws SQLException {
        String massBasis = row.getString("mass_basis");
        String manufacturedOn = row.getString("manufactured_on");
        return new KnownFacts(
                new DeviceFacts(
                        row.getString("category"),
                        row.getString("manufacturer"),
                        row.getString("model"),
                        row.getObject("mass_mg", Long.class),
                        massBasis == null ? null : MassBasis.valueOf(massBasis),
                        row.getBigDecimal("recycled_content_percent"),
                        manufacturedOn == null ? null : new PartialDate(manufacturedOn),
                        row.getObject("observed_since", LocalDate.class)),
                row.getBoolean("category_assumed"));
    }
}
