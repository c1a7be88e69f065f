package org.circulog.metrics.population;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.circulog.database.Transactions;
import org.circulog.lifeline.LifelineCodec;
import org.circulog.metrics.cells.Family;
import org.circulog.metrics.cells.SparseCells;
import org.circulog.reference.Categories;
import org.circulog.reference.Category;

/**
 * Counts all lines again, category after category, and compares what the rollups have. Each category is compared as of one
 * moment, so that neither recording nor folding disturbs it; what is missing is added as one more part.
 */
@Singleton
class RollupRecomputation {
    private static final Set<Family> ALL_FAMILIES = EnumSet.allOf(Family.class);

    private final Transactions transactions;
    private final RollupRows rows;
    private final Categories categories;

    RollupRecomputation(Transactions transactions, RollupRows rows, Categories categories) {
        this.transactions = transactions;
        this.rows = rows;
        this.categories = categories;
    }

    /** Takes time linear in the devices. */
    RollupRecomputationView run(boolean repair) {
        RollupRecomputationView result = RollupRecomputationView.NONE;
        for (Category category : categories.all()) {
            result = result.plus(transactions.write(connection -> compare(connection, category.key(), repair)), repair);
        }
        return result;
    }

    private RollupRecomputationView.Compared compare(Connection connection, String category, boolean repair)
            throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("""
                    SET TRANSACTION ISOLATION LEVEL REPEATABLE READ; SET LOCAL statement_timeout = '300s'""");
        }
        Fold missing = new Fold();
        long devices = addLines(connection, category, missing);
        addContributions(connection, category, missing);
        for (Rollup rollup : Rollup.values()) {
            RollupRows.Range all = new RollupRows.Range(rollup, null, Set.of(category), ALL_FAMILIES);
            rows.read(connection, all, segment -> missing.subtract(segment.part(), segment.cells()));
        }
        Fold changes = new Fold();
        rows.readAllDeltas(connection, changes::add);
        changes.parts().forEach((part, cells) -> missing.subtract(part, cells.toBytes()));
        Map<Fold.Part, SparseCells> parts = missing.parts().entrySet().stream()
                .filter(entry -> entry.getKey().category().equals(category))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        if (repair) {
            rows.insert(connection, parts);
        }
        return new RollupRecomputationView.Compared(devices, parts);
    }

    /** What counts beside the lives of devices. */
    private static void addContributions(Connection connection, String category, Fold fold) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT country, registered_in, cells FROM mass_contribution WHERE category = ?")) {
            statement.setFetchSize(5000);
            statement.setString(1, category);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    Place place = new Place(
                            category, row.getString("country"), null, null, null, row.getString("registered_in"));
                    fold.add(new Delta.OfCounts(place, row.getBytes("cells")));
                }
            }
        }
    }

    private static long addLines(Connection connection, String category, Fold fold) throws SQLException {
        long devices = 0;
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT lifeline FROM life WHERE category_key = ? AND lifeline IS NOT NULL")) {
            statement.setFetchSize(5000);
            statement.setString(1, category);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    fold.add(LifelineCodec.read(row.getBytes("lifeline")));
                    devices++;
                }
            }
        }
        return devices;
    }
}
