package org.circulog.lot;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.circulog.database.ManyRows;
import org.circulog.database.Timestamps;

/** The mass that moved between lots. */
@Singleton
public class LotFlows {
    private static final ManyRows<LotFlow> COLUMNS = new ManyRows<LotFlow>()
            .column("to_lot", "uuid", LotFlow::toLot)
            .column("ordinal", "integer", LotFlow::ordinal)
            .column("from_lot", "uuid", LotFlow::fromLot)
            .column("kind", "text", LotFlow::kind)
            .column("pieces", "bigint", LotFlow::pieces)
            .column("mass_mg", "bigint", LotFlow::massMg)
            .column("moved_by", "uuid", LotFlow::movedBy);

    private static final String INSERT =
            "INSERT INTO lot_flow (%1$s) SELECT %1$s FROM %2$s".formatted(COLUMNS.names(), COLUMNS.from());

    public void insert(Connection connection, List<LotFlow> flows) throws SQLException {
        COLUMNS.execute(connection, INSERT, flows);
    }

    public List<LotFlow> listInto(Connection connection, Collection<UUID> lots) throws SQLException {
        return list(connection, "SELECT * FROM lot_flow WHERE to_lot = ANY (?) ORDER BY to_lot, ordinal", lots);
    }

    public List<LotFlow> listOutOf(Connection connection, Collection<UUID> lots) throws SQLException {
        return list(connection, "SELECT * FROM lot_flow WHERE from_lot = ANY (?) ORDER BY to_lot, ordinal", lots);
    }

    /** The lots themselves with all that they were split into, directly or by further splits. */
    public Set<UUID> findFamily(Connection connection, Collection<UUID> lots) throws SQLException {
        String sql = """
                WITH RECURSIVE family AS (
                    SELECT unnest(?) AS lot_id
                    UNION
                    SELECT lot_flow.to_lot
                    FROM family
                    JOIN lot_flow ON lot_flow.from_lot = family.lot_id AND lot_flow.kind = 'SPLIT'
                )
                SELECT lot_id FROM family
                """;
        Set<UUID> family = new TreeSet<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("uuid", lots.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    family.add(row.getObject("lot_id", UUID.class));
                }
            }
        }
        return family;
    }

    public void delete(Connection connection, LotFlow flow) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("DELETE FROM lot_flow WHERE to_lot = ? AND ordinal = ?")) {
            statement.setObject(1, flow.toLot());
            statement.setInt(2, flow.ordinal());
            statement.executeUpdate();
        }
    }

    private static List<LotFlow> list(Connection connection, String sql, Collection<UUID> lots) throws SQLException {
        List<LotFlow> flows = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("uuid", lots.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    flows.add(new LotFlow(
                            row.getObject("to_lot", UUID.class),
                            row.getInt("ordinal"),
                            row.getObject("from_lot", UUID.class),
                            LotFlow.Kind.valueOf(row.getString("kind")),
                            row.getLong("pieces"),
                            row.getLong("mass_mg"),
                            row.getObject("moved_by", UUID.class),
                            Timestamps.read(row, "moved_at")));
                }
            }
        }
        return flows;
    }
}
