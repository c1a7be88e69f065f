package org.circulog.lot;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Searches the lots that an organisation holds or held. */
@Singleton
class FoundLots {
    private static final String KNOWN = """
            WITH known AS (
                SELECT lot_id FROM lot WHERE holder_id = ?
                UNION
                %s
            )
            SELECT lot.* FROM known JOIN lot USING (lot_id)
            WHERE %%s
            ORDER BY lot.lot_id
            LIMIT ?
            """.formatted(LotAccess.HANDED_OVER);

    /** Named by any of its ids, a device is the one that it is merged into. */
    private static final String HOLDS = """
            EXISTS (
                SELECT FROM life AS named
                JOIN life ON life.device_id = coalesce(named.merged_into, named.device_id)
                WHERE named.device_id = ? AND life.lot_id = lot.lot_id)""";

    /** In the order of their ids, which is that of their opening, after {@code after} (from the first for null). */
    List<StoredLot> list(Connection connection, UUID organisationId, LotSearch search, UUID after, int most)
            throws SQLException {
        List<String> conditions = new ArrayList<>(List.of("true"));
        List<Object> parameters = new ArrayList<>(List.of(organisationId, organisationId));
        add(conditions, parameters, "lot.lot_id > ?", after);
        add(conditions, parameters, "starts_with(lot.name_key, lower(btrim(?)))", search.name);
        add(conditions, parameters, "lot.state = ?", nameOf(search.state));
        add(conditions, parameters, "lot.stage = ?", nameOf(search.stage));
        add(conditions, parameters, "lot.category = ?", search.category);
        add(conditions, parameters, "lot.country = ?", search.country);
        add(conditions, parameters, HOLDS, search.device);
        parameters.add(most);
        return select(connection, KNOWN.formatted(String.join(" AND ", conditions)), parameters);
    }

    private static void add(List<String> conditions, List<Object> parameters, String condition, Object value) {
        if (value != null) {
            conditions.add(condition);
            parameters.add(value);
        }
    }

    private static String nameOf(Enum<?> code) {
        return code == null ? null : code.name();
    }

    private static List<StoredLot> select(Connection connection, String sql, List<Object> parameters)
            throws SQLException {
        List<StoredLot> lots = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int index = 0; index < parameters.size(); index++) {
                statement.setObject(index + 1, parameters.get(index));
            }
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    lots.add(LotRows.read(row));
                }
            }
        }
        return lots;
    }
}
