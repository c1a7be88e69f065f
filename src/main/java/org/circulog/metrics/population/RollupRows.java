package org.circulog.metrics.population;

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
import java.util.Set;
import org.circulog.database.ManyRows;
import org.circulog.database.Timestamps;
import org.circulog.metrics.cells.Family;
import org.circulog.metrics.cells.SparseCells;

/** The tables of the rollups: counts that are kept, and changes that they have not followed yet. */
@Singleton
class RollupRows {
    /** Everywhere the same, so that one of all services folds at a time. */
    private static final long FOLDER_LOCK = 0x666f6c64657220L;

    private static final String ANY_OR_ALL = "(?::text[] IS NULL OR %s = ANY (?))";

    private static final ManyRows<Map.Entry<Fold.Part, SparseCells>> CELLS = new ManyRows<
                    Map.Entry<Fold.Part, SparseCells>>()
            .column("dimension", "text", row -> row.getKey().rollup())
            .column("value", "text", row -> row.getKey().value())
            .column("category", "text", row -> row.getKey().category())
            .column("family", "text", row -> row.getKey().family())
            .column(
                    "cells",
                    "bytea",
                    row -> "\\x" + HexFormat.of().formatHex(row.getValue().toBytes()));

    private static final String INSERT =
            "INSERT INTO figure_cells (%1$s) SELECT %1$s FROM %2$s".formatted(CELLS.names(), CELLS.from());

    /** A part of a rollup as it is stored, one of a few rows that add up. */
    record Segment(Fold.Part part, long segment, byte[] cells) {
        Place place() {
            return part.rollup().place(part.category(), part.value());
        }
    }

    /** What is to be read of a rollup; null for all. */
    record Range(Rollup rollup, Collection<String> values, Collection<String> categories, Set<Family> families) {}

    /** What is done with each row. */
    @FunctionalInterface
    interface Visitor<T> {
        void see(T row);
    }

    /**
     * A moment up to which all is committed that will ever have been recorded by then: now, or just before the first
     * transaction that is still recording. To be read before anything else of its transaction.
     */
    Instant findWatermark(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT figure_watermark() AS moment");
                ResultSet row = statement.executeQuery()) {
            row.next();
            return Timestamps.read(row, "moment");
        }
    }

    /** Up to which moment the rollups have followed. */
    Instant findProgress(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT folded_until FROM figure_progress");
                ResultSet row = statement.executeQuery()) {
            row.next();
            return Timestamps.read(row, "folded_until");
        }
    }

    void writeProgress(Connection connection, Instant foldedUntil) throws SQLException {
        String sql = "UPDATE figure_progress SET folded_until = greatest(folded_until, ?)";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, Timestamps.of(foldedUntil));
            statement.executeUpdate();
        }
    }

    /** Whether lines of lives from before an upgrade are still missing. */
    boolean isBacklogged(Connection connection) throws SQLException {
        String sql = """
                SELECT EXISTS (SELECT FROM lifeline_backlog) OR EXISTS (SELECT FROM mass_backlog) AS missing
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getBoolean("missing");
        }
    }

    void read(Connection connection, Range range, Visitor<Segment> visitor) throws SQLException {
        String sql = """
                SELECT dimension, value, category, family, segment, cells
                FROM figure_cells
                WHERE dimension = ? AND %s AND %s AND family = ANY (?)
                """.formatted(ANY_OR_ALL.formatted("value"), ANY_OR_ALL.formatted("category"));
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, range.rollup().name());
            setTexts(statement, 2, range.values());
            setTexts(statement, 3, range.values());
            setTexts(statement, 4, range.categories());
            setTexts(statement, 5, range.categories());
            setTexts(statement, 6, range.families().stream().map(Family::name).toList());
            see(statement, visitor);
        }
    }

    private static void setTexts(PreparedStatement statement, int index, Collection<String> texts) throws SQLException {
        if (texts == null) {
            statement.setNull(index, Types.ARRAY);
        } else {
            statement.setArray(index, statement.getConnection().createArrayOf("text", texts.toArray()));
        }
    }

    private static void see(PreparedStatement statement, Visitor<Segment> visitor) throws SQLException {
        statement.setFetchSize(1000);
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                visitor.see(readSegment(row));
            }
        }
    }

    private static Segment readSegment(ResultSet row) throws SQLException {
        Fold.Part part = new Fold.Part(
                Rollup.valueOf(row.getString("dimension")),
                row.getString("value"),
                row.getString("category"),
                Family.valueOf(row.getString("family")));
        return new Segment(part, row.getLong("segment"), row.getBytes("cells"));
    }

    /** Changes recorded by a moment. */
    void readDeltas(Connection connection, Instant moment, Visitor<Delta> visitor) throws SQLException {
        String sql = "SELECT %s FROM figure_delta WHERE recorded_at <= ?".formatted(Delta.COLUMNS);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(1000);
            statement.setObject(1, Timestamps.of(moment));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    visitor.see(Delta.read(row));
                }
            }
        }
    }

    /** Whether there are so many changes that are not folded. */
    boolean hasDeltas(Connection connection, int number) throws SQLException {
        String sql = "SELECT count(*) >= ? AS many FROM (SELECT FROM figure_delta LIMIT ?) AS waiting";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, number);
            statement.setInt(2, number);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean("many");
            }
        }
    }

    /** All changes that are not folded. */
    void readAllDeltas(Connection connection, Visitor<Delta> visitor) throws SQLException {
        readDeltas(connection, Instant.parse("9999-01-01T00:00:00Z"), visitor);
    }

    /** Whether this transaction is the one that folds now. */
    boolean tryLock(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT pg_try_advisory_xact_lock(?) AS locked")) {
            statement.setLong(1, FOLDER_LOCK);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean("locked");
            }
        }
    }

    /**
     * Which changes to take.
     *
     * @param today changes that speak of a later day stay until it has come
     * @param after only later ones than this
     */
    record Untaken(Instant moment, LocalDate today, long after, int most) {}

    /** How many changes were looked at, and the last of them. */
    record Taken(int seen, long lastId) {
        static final Taken NONE = new Taken(0, 0);
    }

    /** Takes the oldest changes out of the table. */
    Taken takeDeltas(Connection connection, Untaken untaken, Visitor<Delta> visitor) throws SQLException {
        List<Long> taken = new ArrayList<>();
        int seen = 0;
        long lastId = untaken.after();
        String sql = """
                SELECT delta_id, %s FROM figure_delta WHERE delta_id > ? AND recorded_at <= ? ORDER BY delta_id LIMIT ?
                """.formatted(Delta.COLUMNS);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, untaken.after());
            statement.setObject(2, Timestamps.of(untaken.moment()));
            statement.setInt(3, untaken.most());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    Delta delta = Delta.read(row);
                    seen++;
                    lastId = row.getLong("delta_id");
                    if (!delta.isAheadOf(untaken.today())) {
                        visitor.see(delta);
                        taken.add(lastId);
                    }
                }
            }
        }
        delete(connection, "DELETE FROM figure_delta WHERE delta_id = ANY (?)", taken);
        return new Taken(seen, lastId);
    }

    /** Adds rows to the parts. */
    void insert(Connection connection, Map<Fold.Part, SparseCells> parts) throws SQLException {
        List<Map.Entry<Fold.Part, SparseCells>> rows = List.copyOf(parts.entrySet());
        int atOnce = 2000;
        for (int start = 0; start < rows.size(); start += atOnce) {
            CELLS.execute(connection, INSERT, rows.subList(start, Math.min(rows.size(), start + atOnce)));
        }
    }

    /** All rows of some parts that have more rows than the given number, part after part. */
    List<Segment> findScattered(Connection connection, int rows, int mostParts) throws SQLException {
        String sql = """
                SELECT dimension, value, category, family, segment, cells
                FROM (
                    SELECT dimension, value, category, family
                    FROM figure_cells
                    GROUP BY dimension, value, category, family
                    HAVING count(*) > ?
                    LIMIT ?
                ) AS scattered
                JOIN figure_cells USING (dimension, value, category, family)
                ORDER BY dimension, value, category, family, segment
                """;
        List<Segment> segments = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, rows);
            statement.setInt(2, mostParts);
            see(statement, segments::add);
        }
        return segments;
    }

    void delete(Connection connection, Collection<Segment> segments) throws SQLException {
        delete(
                connection,
                "DELETE FROM figure_cells WHERE segment = ANY (?)",
                segments.stream().map(Segment::segment).toList());
    }

    private static void delete(Connection connection, String sql, List<Long> ids) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("bigint", ids.toArray()));
            statement.executeUpdate();
        }
    }
}
