package org.circulog.recovery;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.circulog.life.MassBasis;
import org.circulog.life.Stage;

/** Reads what an organisation has in hand: pages of it, and what it adds up to. */
@Singleton
class OpenWorkRows {
    private static final String WITH_CLAIMABLE = """
            SELECT page.*, (
                SELECT coalesce(sum(mass_mg - claimed_mg), 0)::bigint
                FROM recovered
                WHERE subject_id = page.id AND of_lot = (page.kind = 'LOT') AND organisation_id = ? AND fate = 'RECYCLED'
            ) AS claimable_mg
            FROM (""";

    private static final String SUMS = """
            SELECT stage, category, width_bucket(?::date - since, ?::integer[]) AS age,
                count(*) AS items, sum(pieces)::bigint AS pieces, sum(input_mg)::bigint AS mass_mg
            FROM (""";

    private static final String CLAIMABLE_BY_MATERIAL = """
            SELECT material, sum(mass_mg - claimed_mg)::bigint AS claimable_mg
            FROM recovered
            WHERE organisation_id = ? AND fate = 'RECYCLED'
            GROUP BY material
            HAVING sum(mass_mg - claimed_mg) > 0
            ORDER BY material
            """;

    /**
     * What is open, oldest first, at most {@code most}.
     *
     * @param after where to go on; null for the beginning
     */
    List<OpenWork> list(Connection connection, OpenWorkSelection selection, OpenWorkPlace after, int most)
            throws SQLException {
        OpenWorkQuery query = new OpenWorkQuery().add(WITH_CLAIMABLE, selection.organisationId());
        String beginning = "SELECT * FROM (";
        for (WorkKind kind : selection.kinds()) {
            query.add(beginning)
                    .add(OpenWorkSources.of(kind, selection, after))
                    .add(" ORDER BY since, id LIMIT ?) AS part", most);
            beginning = " UNION ALL SELECT * FROM (";
        }
        query.add(" ORDER BY since, id, kind LIMIT ?) AS page ORDER BY since, id, kind", most);
        List<OpenWork> work = new ArrayList<>();
        try (PreparedStatement statement = query.prepare(connection);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                work.add(read(row));
            }
        }
        return work;
    }

    /** All that is open by stage, category and age. */
    List<OpenWorkSum> sum(Connection connection, OpenWorkSelection selection) throws SQLException {
        OpenWorkQuery query = new OpenWorkQuery()
                .add(SUMS, selection.today(), connection.createArrayOf("integer", AgeClass.BEGINNINGS.toArray()));
        String beginning = "";
        for (WorkKind kind : selection.kinds()) {
            query.add(beginning).add(OpenWorkSources.of(kind, selection, null));
            beginning = " UNION ALL ";
        }
        query.add(") AS work GROUP BY stage, category, age");
        List<OpenWorkSum> sums = new ArrayList<>();
        try (PreparedStatement statement = query.prepare(connection);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                sums.add(new OpenWorkSum(
                        Stage.valueOf(row.getString("stage")),
                        row.getString("category"),
                        AgeClass.values()[row.getInt("age")],
                        row.getLong("items"),
                        row.getLong("pieces"),
                        row.getLong("mass_mg")));
            }
        }
        return sums;
    }

    /** What an organisation can claim, whether or not the work is finished. */
    List<OpenWorkTotals.Claimable> sumClaimable(Connection connection, UUID organisationId) throws SQLException {
        List<OpenWorkTotals.Claimable> materials = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(CLAIMABLE_BY_MATERIAL)) {
            statement.setObject(1, organisationId);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    materials.add(OpenWorkTotals.Claimable.of(row.getString("material"), row.getLong("claimable_mg")));
                }
            }
        }
        return materials;
    }

    private static OpenWork read(ResultSet row) throws SQLException {
        return new OpenWork(
                WorkKind.valueOf(row.getString("kind")),
                row.getObject("id", UUID.class),
                row.getString("name"),
                Stage.valueOf(row.getString("stage")),
                row.getString("category"),
                row.getObject("since", LocalDate.class),
                row.getLong("pieces"),
                row.getLong("input_mg"),
                MassBasis.valueOf(row.getString("input_basis")),
                row.getLong("output_mg"),
                row.getLong("moved_mg"),
                row.getLong("claimable_mg"),
                new OpenWork.State(
                        row.getBoolean("open"),
                        row.getBoolean("lotted"),
                        row.getObject("treated_day", LocalDate.class),
                        row.getObject("offered_on", LocalDate.class)));
    }
}
