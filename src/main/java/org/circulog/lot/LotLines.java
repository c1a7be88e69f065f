package org.circulog.lot;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.circulog.database.ManyRows;

/** The loose contents of lots. */
@Singleton
public class LotLines {
    private static final ManyRows<LotLine> COLUMNS = new ManyRows<LotLine>()
            .column("lot_id", "uuid", LotLine::lotId)
            .column("line", "integer", LotLine::line)
            .column("category", "text", LotLine::category)
            .column("pieces", "bigint", LotLine::pieces)
            .column("mass_mg", "bigint", LotLine::massMg)
            .column("from_lot", "uuid", LotLine::fromLot)
            .column("added_by", "uuid", LotLine::addedBy);

    private static final String INSERT =
            "INSERT INTO lot_line (%1$s) SELECT %1$s FROM %2$s".formatted(COLUMNS.names(), COLUMNS.from());

    public void insert(Connection connection, List<LotLine> lines) throws SQLException {
        if (!lines.isEmpty()) {
            COLUMNS.execute(connection, INSERT, lines);
        }
    }

    public List<LotLine> list(Connection connection, UUID lotId) throws SQLException {
        List<LotLine> lines = new ArrayList<>();
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT * FROM lot_line WHERE lot_id = ? ORDER BY line")) {
            statement.setObject(1, lotId);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    lines.add(new LotLine(
                            row.getObject("lot_id", UUID.class),
                            row.getInt("line"),
                            row.getString("category"),
                            row.getObject("pieces", Long.class),
                            row.getLong("mass_mg"),
                            row.getObject("from_lot", UUID.class),
                            row.getObject("added_by", UUID.class)));
                }
            }
        }
        return lines;
    }

    /** The number of the next line. */
    public int nextLine(Connection connection, UUID lotId) throws SQLException {
        String sql = "SELECT coalesce(max(line), 0) + 1 FROM lot_line WHERE lot_id = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, lotId);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    /** Removes the lines that came with another lot. */
    void deleteFrom(Connection connection, UUID lotId, UUID fromLot) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("DELETE FROM lot_line WHERE lot_id = ? AND from_lot = ?")) {
            statement.setObject(1, lotId);
            statement.setObject(2, fromLot);
            statement.executeUpdate();
        }
    }

    public void delete(Connection connection, UUID lotId, int line) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("DELETE FROM lot_line WHERE lot_id = ? AND line = ?")) {
            statement.setObject(1, lotId);
            statement.setInt(2, line);
            statement.executeUpdate();
        }
    }
}
