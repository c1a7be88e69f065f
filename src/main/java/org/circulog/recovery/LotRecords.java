package org.circulog.recovery;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.circulog.database.Timestamps;
import org.circulog.event.EventRecord;
import org.circulog.event.EventRecords;
import org.circulog.lot.LotFlow;
import org.circulog.lot.LotFlows;
import org.circulog.lot.LotRows;
import org.circulog.lot.StoredLot;

/** Reads lots as they were known at a moment, with all on to which their mass moved. */
@Singleton
class LotRecords {
    /** The lots on to which mass moved, and those from which they inherit a treatment. */
    private static final String FIND_AROUND = """
            WITH RECURSIVE following AS (
                SELECT unnest(?) AS lot_id
                UNION
                SELECT lot_flow.to_lot FROM following JOIN lot_flow ON lot_flow.from_lot = following.lot_id
            ), lineage AS (
                SELECT lot_id FROM following
                UNION
                SELECT lot_flow.from_lot FROM lineage
                JOIN lot_flow ON lot_flow.to_lot = lineage.lot_id AND lot_flow.kind = 'SPLIT'
            )
            SELECT lot_id FROM lineage
            """;

    private static final String FIND_ACCEPTED = """
            SELECT accepted_lot, accepted_mg, answered_at
            FROM handover
            WHERE accepted_lot = ANY (?)
            ORDER BY answered_at
            """;

    private final LotRows lots;
    private final LotFlows flows;
    private final EventRecords events;

    LotRecords(LotRows lots, LotFlows flows, EventRecords events) {
        this.lots = lots;
        this.flows = flows;
        this.events = events;
    }

    /** @param knownAt null for now, by the clock of the database */
    Instant knownAt(Connection connection, Instant knownAt) throws SQLException {
        if (knownAt != null) {
            return knownAt;
        }
        try (PreparedStatement statement = connection.prepareStatement("SELECT clock_timestamp() AS now");
                ResultSet row = statement.executeQuery()) {
            row.next();
            return Timestamps.read(row, "now");
        }
    }

    /** These lots and all on to which their mass had moved at the moment. */
    LotNetwork read(Connection connection, Collection<UUID> lotIds, Moment moment) throws SQLException {
        Set<UUID> around = findAround(connection, lotIds);
        Map<UUID, StoredLot> stored = lots.find(connection, around);
        List<LotFlow> moved = flows.listInto(connection, around).stream()
                .filter(flow -> moment.includes(flow.movedAt()))
                .toList();
        List<EventRecord> known = events.findByLots(connection, around, moment.knownAt()).stream()
                .filter(EventRecord::counts)
                .toList();
        Map<UUID, Long> inputs = findEarlierInputs(connection, around, moment);
        return new LotsThen(stored, moved, known, inputs, moment).network(lotIds);
    }

    private static Set<UUID> findAround(Connection connection, Collection<UUID> lotIds) throws SQLException {
        Set<UUID> around = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement(FIND_AROUND)) {
            statement.setArray(1, connection.createArrayOf("uuid", lotIds.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    around.add(row.getObject("lot_id", UUID.class));
                }
            }
        }
        return around;
    }

    /** The input of lots which an organisation took over later, by its own scale: what it was before that. */
    private static Map<UUID, Long> findEarlierInputs(Connection connection, Collection<UUID> lotIds, Moment moment)
            throws SQLException {
        Map<UUID, Long> inputs = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(FIND_ACCEPTED)) {
            statement.setArray(1, connection.createArrayOf("uuid", lotIds.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    if (!moment.includes(Timestamps.read(row, "answered_at"))) {
                        inputs.putIfAbsent(row.getObject("accepted_lot", UUID.class), row.getLong("accepted_mg"));
                    }
                }
            }
        }
        return inputs;
    }
}
