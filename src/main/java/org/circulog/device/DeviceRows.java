package org.circulog.device;

import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.circulog.database.ManyRows;
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
            device.mass_basis, device.recycled_content_percent, device.manufactured_on, device.observed_since""";

    private static final ManyRows<NormalIdentifier> IDENTIFIERS = new ManyRows<NormalIdentifier>()
            .column("normal_form", "text", NormalIdentifier::value)
            .column("scheme", "text", NormalIdentifier::scheme)
            .column("issuer", "text", NormalIdentifier::issuer);

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
            .column("registered_by", "uuid", NewDevice::registeredBy);

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

    private static final String FIND = """
            SELECT %s
            FROM life JOIN device USING (device_id)
            WHERE device_id = ANY (?)
            ORDER BY device_id
            """.formatted(COLUMNS);

    /** Two statements in one round trip: the second sees what others committed while the first waited for its locks. */
    private static final String LOCK_AND_FIND = """
            SELECT device_id FROM life WHERE device_id = ANY (?) ORDER BY device_id FOR UPDATE;
            """ + FIND;

    private static final String INSERT_DEVICES =
            "INSERT INTO device (%1$s) SELECT %1$s FROM %2$s".formatted(DEVICES.names(), DEVICES.from());

    private static final String INSERT_IDENTIFIERS =
            """
            WITH given AS (
                SELECT * FROM %2$s
            ), named AS (
                INSERT INTO device_identifier (%1$s) SELECT %1$s FROM given
            )
            INSERT INTO identifier_key (normal_form, scheme, issuer, device_id)
            SELECT normal_form, scheme, issuer, device_id FROM given ORDER BY ordinal
            """.formatted(DEVICE_IDENTIFIERS.names(), DEVICE_IDENTIFIERS.from());

    private static final String WRITE_LIVES =
            """
            INSERT INTO life (%1$s) SELECT %1$s FROM %2$s
            ON CONFLICT (device_id) DO UPDATE SET %3$s
            """.formatted(LifeRow.COLUMNS.names(), LifeRow.COLUMNS.from(), LifeRow.COLUMNS.assignments());

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

    /** Locks the lives of the devices until the transaction ends, and reads them; unknown ids are not in the answer. */
    public Map<UUID, KnownDevice> lock(Connection connection, Collection<UUID> ids) throws SQLException {
        if (ids.isEmpty()) {
            return Map.of();
        }
        try (PreparedStatement statement = connection.prepareStatement(LOCK_AND_FIND)) {
            Array keys = connection.createArrayOf("uuid", ids.toArray());
            statement.setArray(1, keys);
            statement.setArray(2, keys);
            statement.execute();
            statement.getMoreResults();
            return readDevices(statement.getResultSet());
        }
    }

    /** Reads devices with their lives; unknown ids are not in the answer. */
    public Map<UUID, KnownDevice> find(Connection connection, Collection<UUID> ids) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FIND)) {
            statement.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            return readDevices(statement.executeQuery());
        }
    }

    private static Map<UUID, KnownDevice> readDevices(ResultSet row) throws SQLException {
        Map<UUID, KnownDevice> devices = new HashMap<>();
        while (row.next()) {
            KnownDevice device = readDevice(row);
            devices.put(device.id(), device);
        }
        return devices;
    }

    /** Ids in ascending order after {@code after} (from the first for null), at most {@code most}. */
    public List<UUID> listIds(Connection connection, UUID after, int most) throws SQLException {
        String sql = """
                SELECT device_id FROM life
                WHERE ?::uuid IS NULL OR device_id > ?::uuid
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

    /** @throws SQLException 23505 if a device or an identifier was registered by another transaction meanwhile */
    public void insert(Connection connection, List<NewDevice> devices) throws SQLException {
        if (!devices.isEmpty()) {
            DEVICES.execute(connection, INSERT_DEVICES, devices);
        }
    }

    /** @throws SQLException 23505 if an identifier was given to a device by another transaction meanwhile */
    public void insertIdentifiers(Connection connection, List<NewIdentifier> identifiers) throws SQLException {
        if (identifiers.isEmpty()) {
            return;
        }
        List<NewIdentifier> sorted = identifiers.stream()
                .sorted(Comparator.comparing(row -> row.identifier().normal().value()))
                .toList();
        DEVICE_IDENTIFIERS.execute(connection, INSERT_IDENTIFIERS, sorted);
    }

    /** Writes the rows as they are now, whether or not they were there. */
    public void writeLives(Connection connection, List<LifeRow> lives) throws SQLException {
        if (!lives.isEmpty()) {
            LifeRow.COLUMNS.execute(connection, WRITE_LIVES, lives);
        }
    }

    static KnownDevice readDevice(ResultSet row) throws SQLException {
        LifeRow life = LifeRow.read(row);
        return new KnownDevice(
                life.deviceId(), readFacts(row), row.getBoolean("category_assumed"), life.country(), life.life());
    }

    private static DeviceFacts readFacts(ResultSet row) throws SQLException {
        String massBasis = row.getString("mass_basis");
        String manufacturedOn = row.getString("manufactured_on");
        return new DeviceFacts(
                row.getString("category"),
                row.getString("manufacturer"),
                row.getString("model"),
                row.getObject("mass_mg", Long.class),
                massBasis == null ? null : MassBasis.valueOf(massBasis),
                row.getBigDecimal("recycled_content_percent"),
                manufacturedOn == null ? null : new PartialDate(manufacturedOn),
                row.getObject("observed_since", LocalDate.class));
    }
}
