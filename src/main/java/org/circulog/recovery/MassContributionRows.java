package org.circulog.recovery;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.circulog.database.ManyRows;
import org.circulog.metrics.cells.SparseCells;

/** What was added to the rollups for each lot and device, and what the rollups are still to follow. */
@Singleton
class MassContributionRows {
    private static final ManyRows<Row> COLUMNS = new ManyRows<Row>()
            .column("subject_id", "uuid", row -> row.subject().id())
            .column("of_lot", "boolean", row -> row.subject().ofLot())
            .column("category", "text", row -> row.group().category())
            .column("country", "text", row -> row.group().country())
            .column("registered_in", "text", row -> row.group().registeredIn())
            .column("cells", "bytea", row -> bytes(row.cells()));

    private static final ManyRows<Map.Entry<MassGroup, SparseCells>> DELTAS = new ManyRows<
                    Map.Entry<MassGroup, SparseCells>>()
            .column("category", "text", delta -> delta.getKey().category())
            .column("country", "text", delta -> delta.getKey().country())
            .column("registered_in", "text", delta -> delta.getKey().registeredIn())
            .column("cells", "bytea", delta -> bytes(delta.getValue()));

    private static final ManyRows<MassSubject> SUBJECTS = new ManyRows<MassSubject>()
            .column("subject_id", "uuid", MassSubject::id)
            .column("of_lot", "boolean", MassSubject::ofLot);

    private static final String FIND = """
            SELECT mass_contribution.*
            FROM %s
            JOIN mass_contribution USING (subject_id, of_lot)
            """.formatted(SUBJECTS.from());

    private static final String WRITE = """
            INSERT INTO mass_contribution (%1$s) SELECT %1$s FROM %2$s ORDER BY nth
            ON CONFLICT ON CONSTRAINT mass_contribution_pk DO UPDATE SET cells = EXCLUDED.cells
            """.formatted(COLUMNS.names(), COLUMNS.from());

    private static final String DELETE = """
            DELETE FROM mass_contribution USING %s
            WHERE (mass_contribution.subject_id, mass_contribution.of_lot, mass_contribution.category,
                    mass_contribution.country, mass_contribution.registered_in)
                = (rows.subject_id, rows.of_lot, rows.category, rows.country, rows.registered_in)
            """.formatted(COLUMNS.from());

    private static final String APPEND = "INSERT INTO figure_delta (%1$s) SELECT %1$s FROM %2$s ORDER BY nth"
            .formatted(DELTAS.names(), DELTAS.from());

    /** What one lot or device counts for in one group. */
    record Row(MassSubject subject, MassGroup group, SparseCells cells) {}

    private static String bytes(SparseCells cells) {
        return "\\x" + HexFormat.of().formatHex(cells.toBytes());
    }

    SortedMap<MassSubject, SortedMap<MassGroup, SparseCells>> find(
            Connection connection, Collection<MassSubject> subjects) throws SQLException {
        SortedMap<MassSubject, SortedMap<MassGroup, SparseCells>> found = new TreeMap<>();
        try (PreparedStatement statement = SUBJECTS.prepare(connection, FIND, List.copyOf(subjects));
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                SparseCells cells = new SparseCells();
                SparseCells.read(row.getBytes("cells"), cells);
                MassSubject subject =
                        new MassSubject(row.getObject("subject_id", UUID.class), row.getBoolean("of_lot"));
                found.computeIfAbsent(subject, key -> new TreeMap<>()).put(readGroup(row), cells);
            }
        }
        return found;
    }

    static MassGroup readGroup(ResultSet row) throws SQLException {
        return new MassGroup(row.getString("category"), row.getString("country"), row.getString("registered_in"));
    }

    void write(Connection connection, List<Row> rows) throws SQLException {
        if (!rows.isEmpty()) {
            COLUMNS.execute(connection, WRITE, rows);
        }
    }

    void delete(Connection connection, List<Row> rows) throws SQLException {
        if (!rows.isEmpty()) {
            COLUMNS.execute(connection, DELETE, rows);
        }
    }

    /** Lets the rollups follow. */
    void append(Connection connection, SortedMap<MassGroup, SparseCells> changes) throws SQLException {
        if (!changes.isEmpty()) {
            DELTAS.execute(connection, APPEND, List.copyOf(changes.entrySet()));
        }
    }

    /** The devices in lots that count with something of their own. */
    List<UUID> findDevicesIn(Connection connection, Collection<UUID> lotIds) throws SQLException {
        String sql = """
                SELECT DISTINCT subject_id
                FROM lot_member
                JOIN life ON life.device_id = lot_member.device_id
                JOIN mass_contribution ON subject_id = coalesce(life.merged_into, life.device_id) AND NOT of_lot
                WHERE lot_member.lot_id = ANY (?)
                """;
        List<UUID> ids = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("uuid", lotIds.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    ids.add(row.getObject("subject_id", UUID.class));
                }
            }
        }
        return ids;
    }
}
