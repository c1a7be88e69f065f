package org.circulog.lot;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.circulog.database.ManyRows;
import org.circulog.database.Timestamps;
import org.circulog.life.MassBasis;
import org.circulog.life.Stage;

/**
 * The table of lots. Lots are locked before devices, and each kind in the order of its ids, so that two transactions never
 * wait for each other in a circle.
 */
@Singleton
public class LotRows {
    /** The row's columns; the key comes first. */
    private static final ManyRows<StoredLot> COLUMNS = new ManyRows<StoredLot>()
            .column("lot_id", "uuid", StoredLot::id)
            .column("holder_id", "uuid", StoredLot::holderId)
            .column("opened_by", "uuid", StoredLot::openedBy)
            .column("name", "text", StoredLot::name)
            .column("country", "text", StoredLot::country)
            .column("category", "text", StoredLot::category)
            .column("state", "text", StoredLot::state)
            .column("stage", "text", StoredLot::stage)
            .column("gross_mg", "bigint", ofWeighing(StoredLot.Weighing::grossMg))
            .column("tare_mg", "bigint", ofWeighing(StoredLot.Weighing::tareMg))
            .column("net_mg", "bigint", ofWeighing(StoredLot.Weighing::netMg))
            .column("devices", "integer", lot -> lot.contents().devices())
            .column("pieces", "bigint", lot -> lot.contents().pieces())
            .column("direct_mg", "bigint", lot -> lot.contents().directMg())
            .column("received_mg", "bigint", lot -> lot.contents().receivedMg())
            .column("default_mg", "bigint", lot -> lot.contents().defaultMg())
            .column("input_mg", "bigint", ofBalance(LotBalance::inputMg))
            .column("input_basis", "text", ofBalance(LotBalance::basis))
            .column("input_limit_mg", "bigint", ofBalance(LotBalance::inputLimitMg))
            .column(
                    "output_mg",
                    "bigint",
                    lot -> lot.isOpen() ? 0L : lot.balance().outputMg())
            .column("output_limit_mg", "bigint", ofBalance(LotBalance::outputLimitMg))
            .column(
                    "moved_mg",
                    "bigint",
                    lot -> lot.isOpen() ? 0L : lot.balance().movedMg())
            .column("treated_day", "date", StoredLot::treatedDay)
            .column("manifest_hash", "bytea", lot -> lot.manifestHash() == null ? null : "\\x" + lot.manifestHash())
            .column("closed_at", "timestamptz", StoredLot::closedAt);

    private static final String INSERT =
            "INSERT INTO lot (%1$s) SELECT %1$s FROM %2$s".formatted(COLUMNS.names(), COLUMNS.from());

    private static final String WRITE = """
            INSERT INTO lot (%1$s) SELECT %1$s FROM %2$s
            ON CONFLICT (lot_id) DO UPDATE SET %3$s, version = lot.version + 1
            """.formatted(COLUMNS.names(), COLUMNS.from(), COLUMNS.assignments());

    private final Event<LotsChanged> changes;

    LotRows(Event<LotsChanged> changes) {
        this.changes = changes;
    }

    private static Function<StoredLot, Object> ofWeighing(Function<StoredLot.Weighing, Object> value) {
        return lot -> lot.weighing() == null ? null : value.apply(lot.weighing());
    }

    private static Function<StoredLot, Object> ofBalance(Function<LotBalance, Object> value) {
        return lot -> lot.balance() == null ? null : value.apply(lot.balance());
    }

    public void insert(Connection connection, List<StoredLot> lots) throws SQLException {
        COLUMNS.execute(connection, INSERT, lots);
    }

    /** Writes lots that are locked, as they are now; each gets its next version. */
    public void write(Connection connection, List<StoredLot> lots) throws SQLException {
        COLUMNS.execute(connection, WRITE, lots);
        List<UUID> closed =
                lots.stream().filter(lot -> !lot.isOpen()).map(StoredLot::id).toList();
        if (!closed.isEmpty()) {
            changes.fire(new LotsChanged(connection, closed));
        }
    }

    /** Locks the lots until the transaction ends; unknown ids are not in the answer. */
    public Map<UUID, StoredLot> lock(Connection connection, Collection<UUID> ids) throws SQLException {
        return select(connection, "SELECT * FROM lot WHERE lot_id = ANY (?) ORDER BY lot_id FOR UPDATE", ids);
    }

    public Map<UUID, StoredLot> find(Connection connection, Collection<UUID> ids) throws SQLException {
        return select(connection, "SELECT * FROM lot WHERE lot_id = ANY (?)", ids);
    }

    /** The clock of the database, which dates what happens to lots. */
    Instant now(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT clock_timestamp() AS moment");
                ResultSet row = statement.executeQuery()) {
            row.next();
            return Timestamps.read(row, "moment");
        }
    }

    /** Ids of lots in ascending order after {@code after} (from the first for null), at most {@code most}. */
    public List<UUID> listIds(Connection connection, UUID after, int most) throws SQLException {
        String sql = "SELECT lot_id FROM lot WHERE ?::uuid IS NULL OR lot_id > ?::uuid ORDER BY lot_id LIMIT ?";
        List<UUID> ids = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, after, Types.OTHER);
            statement.setObject(2, after, Types.OTHER);
            statement.setInt(3, most);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    ids.add(row.getObject("lot_id", UUID.class));
                }
            }
        }
        return ids;
    }

    public Optional<StoredLot> find(Connection connection, UUID id) throws SQLException {
        return Optional.ofNullable(find(connection, List.of(id)).get(id));
    }

    private static Map<UUID, StoredLot> select(Connection connection, String sql, Collection<UUID> ids)
            throws SQLException {
        Map<UUID, StoredLot> lots = new TreeMap<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    StoredLot lot = read(row);
                    lots.put(lot.id(), lot);
                }
            }
        }
        return lots;
    }

    /** Reads a row with all columns of {@code lot} under their own names. */
    public static StoredLot read(ResultSet row) throws SQLException {
        return new StoredLot(
                readOrigin(row),
                row.getObject("holder_id", UUID.class),
                new StoredLot.Treatment(
                        Stage.valueOf(row.getString("stage")), row.getObject("treated_day", LocalDate.class)),
                readWeighing(row),
                new StoredLot.Contents(
                        row.getInt("devices"),
                        row.getLong("pieces"),
                        row.getLong("direct_mg"),
                        row.getLong("received_mg"),
                        row.getLong("default_mg")),
                readBalance(row),
                readClosing(row),
                row.getInt("version"));
    }

    private static StoredLot.Origin readOrigin(ResultSet row) throws SQLException {
        return new StoredLot.Origin(
                row.getObject("lot_id", UUID.class),
                row.getObject("opened_by", UUID.class),
                row.getString("name"),
                row.getString("country"),
                row.getString("category"),
                Timestamps.read(row, "opened_at"));
    }

    private static StoredLot.Closing readClosing(ResultSet row) throws SQLException {
        byte[] manifestHash = row.getBytes("manifest_hash");
        return manifestHash == null
                ? null
                : new StoredLot.Closing(HexFormat.of().formatHex(manifestHash), Timestamps.read(row, "closed_at"));
    }

    private static StoredLot.Weighing readWeighing(ResultSet row) throws SQLException {
        Long netMg = row.getObject("net_mg", Long.class);
        return netMg == null
                ? null
                : new StoredLot.Weighing(
                        row.getObject("gross_mg", Long.class), row.getObject("tare_mg", Long.class), netMg);
    }

    private static LotBalance readBalance(ResultSet row) throws SQLException {
        String basis = row.getString("input_basis");
        return basis == null
                ? null
                : new LotBalance(
                        row.getLong("input_mg"),
                        MassBasis.valueOf(basis),
                        row.getLong("input_limit_mg"),
                        row.getLong("output_mg"),
                        row.getLong("moved_mg"));
    }
}
