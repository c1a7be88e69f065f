package org.circulog.lot;

import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.circulog.organisation.Caller;
import org.circulog.web.ProblemException;
import org.circulog.web.ProblemType;

/**
 * Who may know of a lot: the organisation that holds it; those that handed it over, and the one to which it is offered, which
 * may only read. To all others it does not exist.
 */
@Singleton
public class LotAccess {
    /** The lots that the organisation in its only parameter handed over, wholly or in part, and may still read. */
    static final String HANDED_OVER = """
            SELECT unnest(ARRAY[handover.lot_id, handover.accepted_lot]) AS lot_id
            FROM handover
            WHERE handover.from_id = ? AND handover.state = 'ACCEPTED'""";

    private final LotRows lots;

    LotAccess(LotRows lots) {
        this.lots = lots;
    }

    /**
     * The lot, locked until the transaction ends.
     *
     * @throws ProblemException {@code not-found}, or {@code forbidden} for an organisation that only held it before
     */
    public StoredLot requireHolder(Connection connection, UUID lotId, Caller caller) throws SQLException {
        StoredLot lot = lots.lock(connection, List.of(lotId)).get(lotId);
        requireKnown(connection, lot, caller);
        if (!isHolder(lot, caller)) {
            throw new ProblemException(ProblemType.FORBIDDEN, "Another organisation holds this lot.");
        }
        return lot;
    }

    /** @throws ProblemException {@code not-found} also for a lot that the caller never held */
    public StoredLot requireReadable(Connection connection, UUID lotId, Caller caller) throws SQLException {
        StoredLot lot = lots.find(connection, List.of(lotId)).get(lotId);
        requireKnown(connection, lot, caller);
        return lot;
    }

    /** Those of the lots that the caller holds or handed over. */
    public Set<UUID> findReadable(Connection connection, Collection<UUID> lotIds, Caller caller) throws SQLException {
        String sql = """
                SELECT lot_id FROM lot WHERE lot_id = ANY (?) AND holder_id = ?
                UNION
                SELECT gone.lot_id FROM (%s) AS gone WHERE gone.lot_id = ANY (?)
                """.formatted(HANDED_OVER);
        Array ids = connection.createArrayOf("uuid", lotIds.toArray());
        Set<UUID> readable = new TreeSet<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, ids);
            statement.setObject(2, caller.organisationId());
            statement.setObject(3, caller.organisationId());
            statement.setArray(4, ids);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    readable.add(row.getObject("lot_id", UUID.class));
                }
            }
        }
        return readable;
    }

    private static void requireKnown(Connection connection, StoredLot lot, Caller caller) throws SQLException {
        if (lot == null || !isHolder(lot, caller) && !isReader(connection, lot.id(), caller)) {
            throw ProblemException.notFound("The lot");
        }
    }

    private static boolean isHolder(StoredLot lot, Caller caller) {
        return lot.holderId().equals(caller.organisationId());
    }

    private static boolean isReader(Connection connection, UUID lotId, Caller caller) throws SQLException {
        String sql = """
                SELECT EXISTS (SELECT FROM (%s) AS gone WHERE gone.lot_id = ?)
                    OR EXISTS (SELECT FROM handover WHERE lot_id = ? AND to_id = ? AND state = 'OFFERED')
                """.formatted(HANDED_OVER);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, caller.organisationId());
            statement.setObject(2, lotId);
            statement.setObject(3, lotId);
            statement.setObject(4, caller.organisationId());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }
}
