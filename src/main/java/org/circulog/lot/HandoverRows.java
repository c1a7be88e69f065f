package org.circulog.lot;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.circulog.database.Timestamps;

/** The table of handovers. A handover changes only under the lock of its lot. */
@Singleton
public class HandoverRows {

    /** Which handovers are asked for; null for any. */
    record Search(UUID organisationId, Direction direction, HandoverState state, UUID after, int most) {}

    /** Seen from one of the two organisations. */
    public enum Direction {
        INCOMING,
        OUTGOING
    }

    Handover insert(Connection connection, Handover offer) throws SQLException {
        String sql = """
                INSERT INTO handover (handover_id, lot_id, from_id, to_id, state, note, offered_mg, offered_pieces)
                VALUES (?, ?, ?, ?, 'OFFERED', ?, ?, ?)
                RETURNING *
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, offer.id());
            statement.setObject(2, offer.lotId());
            statement.setObject(3, offer.fromId());
            statement.setObject(4, offer.toId());
            statement.setString(5, offer.note());
            statement.setLong(6, offer.offeredMg());
            statement.setLong(7, offer.offeredPieces());
            return list(statement).get(0);
        }
    }

    Handover accept(Connection connection, UUID id, Handover.Acceptance acceptance) throws SQLException {
        String sql = """
                UPDATE handover
                SET state = 'ACCEPTED', accepted_lot = ?, accepted_mg = ?, accepted_pieces = ?, received_mg = ?,
                    answered_at = clock_timestamp(), version = version + 1
                WHERE handover_id = ?
                RETURNING *
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, acceptance.lotId());
            statement.setLong(2, acceptance.massMg());
            statement.setLong(3, acceptance.pieces());
            statement.setLong(4, acceptance.receivedMg());
            statement.setObject(5, id);
            return list(statement).get(0);
        }
    }

    Handover end(Connection connection, UUID id, HandoverState state, String reason) throws SQLException {
        String sql = """
                UPDATE handover
                SET state = ?, reason = ?, answered_at = clock_timestamp(), version = version + 1
                WHERE handover_id = ?
                RETURNING *
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, state.name());
            statement.setString(2, reason);
            statement.setObject(3, id);
            return list(statement).get(0);
        }
    }

    Optional<Handover> find(Connection connection, UUID id) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT * FROM handover WHERE handover_id = ?")) {
            statement.setObject(1, id);
            return list(statement).stream().findFirst();
        }
    }

    /** Whether the lot is offered to somebody who has not answered yet. */
    public boolean isOffered(Connection connection, UUID lotId) throws SQLException {
        String sql = "SELECT * FROM handover WHERE lot_id = ? AND state = 'OFFERED'";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, lotId);
            return !list(statement).isEmpty();
        }
    }

    /** Of an organisation, in the order of their ids, which is that of the offers. */
    List<Handover> list(Connection connection, Search search) throws SQLException {
        String sql = """
                SELECT * FROM handover
                WHERE (from_id = ? AND ? <> 'INCOMING' OR to_id = ? AND ? <> 'OUTGOING')
                    AND (?::text IS NULL OR state = ?) AND (?::uuid IS NULL OR handover_id > ?::uuid)
                ORDER BY handover_id
                LIMIT ?
                """;
        String direction = search.direction() == null ? "" : search.direction().name();
        String state = search.state() == null ? null : search.state().name();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, search.organisationId());
            statement.setString(2, direction);
            statement.setObject(3, search.organisationId());
            statement.setString(4, direction);
            statement.setString(5, state);
            statement.setString(6, state);
            statement.setObject(7, search.after(), Types.OTHER);
            statement.setObject(8, search.after(), Types.OTHER);
            statement.setInt(9, search.most());
            return list(statement);
        }
    }

    private static List<Handover> list(PreparedStatement statement) throws SQLException {
        List<Handover> handovers = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                handovers.add(new Handover(
                        row.getObject("handover_id", UUID.class),
                        row.getObject("lot_id", UUID.class),
                        row.getObject("from_id", UUID.class),
                        row.getObject("to_id", UUID.class),
                        HandoverState.valueOf(row.getString("state")),
                        row.getString("note"),
                        row.getLong("offered_mg"),
                        row.getLong("offered_pieces"),
                        readAcceptance(row),
                        row.getString("reason"),
                        Timestamps.read(row, "offered_at"),
                        row.getObject("answered_at") == null ? null : Timestamps.read(row, "answered_at")));
            }
        }
        return handovers;
    }

    private static Handover.Acceptance readAcceptance(ResultSet row) throws SQLException {
        UUID lotId = row.getObject("accepted_lot", UUID.class);
        return lotId == null
                ? null
                : new Handover.Acceptance(
                        lotId, row.getLong("accepted_mg"), row.getLong("accepted_pieces"), row.getLong("received_mg"));
    }
}
