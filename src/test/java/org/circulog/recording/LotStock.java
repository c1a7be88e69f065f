package org.circulog.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.circulog.testing.TestKeys.TestOrganisation;

/** Closed lots as rows, and what the tables say of them. */
final class LotStock {
    private final DataSource dataSource;

    LotStock(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** A closed lot of a known mass with these devices and nothing else. */
    UUID closed(TestOrganisation holder, long inputMg, UUID... devices) throws SQLException {
        return closed(holder, "MEASURED", inputMg, inputMg * 120 / 100, List.of(devices));
    }

    /** A closed lot of which only the average mass of its categories is known. */
    UUID closedByAverage(TestOrganisation holder, long inputMg, UUID... devices) throws SQLException {
        return closed(holder, "CATEGORY_DEFAULT", inputMg, inputMg * 3, List.of(devices));
    }

    UUID closed(TestOrganisation holder, String basis, long inputMg, long limitMg, List<UUID> devices)
            throws SQLException {
        UUID lot = UUID.randomUUID();
        run(
                """
                INSERT INTO lot (lot_id, holder_id, opened_by, name, country, state, stage, devices, pieces, direct_mg,
                    input_mg, input_basis, input_limit_mg, output_limit_mg, manifest_hash, closed_at)
                VALUES (?, ?, ?, 'Pallet', 'GH', 'CLOSED', 'COLLECTED', ?, ?, ?, ?, ?, ?, ?, '\\x00', clock_timestamp())
                """,
                lot,
                holder.id(),
                holder.id(),
                devices.size(),
                (long) devices.size(),
                inputMg,
                inputMg,
                basis,
                limitMg,
                limitMg);
        put(lot, null, devices);
        return lot;
    }

    /** Splits off what the devices brought in; of a treated lot the part is treated. */
    UUID split(UUID lot, long massMg, UUID... devices) throws SQLException {
        UUID part = UUID.randomUUID();
        run("""
                INSERT INTO lot (lot_id, holder_id, opened_by, name, country, state, stage, treated_day, devices, pieces,
                    received_mg, input_mg, input_basis, input_limit_mg, output_limit_mg, manifest_hash, closed_at)
                SELECT ?, holder_id, opened_by, name, country, state,
                    CASE stage WHEN 'COLLECTED' THEN stage ELSE 'TREATED' END, treated_day, ?, ?, ?, ?, input_basis, ?, ?,
                    manifest_hash, clock_timestamp()
                FROM lot WHERE lot_id = ?
                """, part, devices.length, (long) devices.length, massMg, massMg, massMg * 2, massMg * 2, lot);
        run("""
                INSERT INTO lot_flow (to_lot, ordinal, from_lot, kind, pieces, mass_mg, moved_by)
                VALUES (?, 1, ?, 'SPLIT', 0, ?, ?)
                """, part, lot, massMg, lot);
        run("""
                UPDATE lot
                SET moved_mg = moved_mg + ?, output_limit_mg = input_limit_mg * (input_mg - moved_mg - ?) / input_mg
                WHERE lot_id = ?
                """, massMg, massMg, lot);
        run("UPDATE lot_member SET left_at = clock_timestamp() WHERE lot_id = ? AND device_id = ANY (?)", lot, devices);
        put(part, lot, List.of(devices));
        return part;
    }

    private void put(UUID lot, UUID fromLot, List<UUID> devices) throws SQLException {
        UUID[] ids = devices.toArray(UUID[]::new);
        run("""
                INSERT INTO lot_member (lot_id, device_id, ordinal, category, mass_mg, mass_basis, from_lot, added_by)
                SELECT ?, device_id, row_number() OVER (), category, greatest(1, input_mass_mg - recovered_mg),
                    input_mass_basis, ?, ?
                FROM life JOIN device USING (device_id) WHERE device_id = ANY (?)
                """, lot, fromLot, lot, ids);
        run("""
                UPDATE life SET lot_id = ?, lotted_mg = greatest(1, input_mass_mg - recovered_mg)
                WHERE device_id = ANY (?)
                """, lot, ids);
    }

    /** Its stage and the mass of all that came out of it. */
    String stateOf(UUID lot) throws SQLException {
        return query(
                        "SELECT stage || ' ' || coalesce(treated_day::text, '-') || ' ' || output_mg FROM lot WHERE lot_id = ?",
                        lot)
                .get(0);
    }

    /** What came out of a subject per material and fate. */
    List<String> recovered(UUID subject) throws SQLException {
        return query(
                "SELECT material || ' ' || fate || ' ' || mass_mg FROM recovered WHERE subject_id = ? ORDER BY 1",
                subject);
    }

    List<String> query(String sql, Object... parameters) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = prepare(connection, sql, parameters);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                values.add(row.getString(1));
            }
        }
        return values;
    }

    int run(String sql, Object... parameters) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = prepare(connection, sql, parameters)) {
            int changed = statement.executeUpdate();
            assertThat(changed)
                    .describedAs("%s %s", sql, Arrays.toString(parameters))
                    .isNotNegative();
            return changed;
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int index = 0; index < parameters.length; index++) {
            if (parameters[index] instanceof UUID[] ids) {
                statement.setArray(index + 1, connection.createArrayOf("uuid", ids));
            } else if (parameters[index] == null) {
                statement.setNull(index + 1, Types.OTHER);
            } else {
                statement.setObject(index + 1, parameters[index]);
            }
        }
        return statement;
    }
}
