package org.circulog.bench.figures;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import org.circulog.reference.AverageMass;
import org.circulog.reference.Categories;
import org.circulog.reference.Category;
import org.circulog.reference.Footprint;
import org.circulog.reference.Footprints;
import org.circulog.reference.ReferenceLifetime;

/** What a rival knows beside the records: average masses, mean lifetimes and footprints of the categories. */
final class ReferenceTables {
    private ReferenceTables() {}

    /** Creates them for a session. */
    static void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("""
                    CREATE TEMPORARY TABLE average_mass (category text, from_year integer, mass_mg bigint);
                    CREATE TEMPORARY TABLE reference (category text, mean_days double precision, footprint_kg double precision)""");
        }
        fill(connection);
        try (Statement statement = connection.createStatement()) {
            statement.execute("ANALYZE average_mass; ANALYZE reference");
        }
    }

    private static void fill(Connection connection) throws SQLException {
        Footprints footprints = new Footprints();
        try (PreparedStatement mass = connection.prepareStatement("INSERT INTO average_mass VALUES (?, ?, ?)");
                PreparedStatement reference = connection.prepareStatement("INSERT INTO reference VALUES (?, ?, ?)")) {
            for (Category category : new Categories().all()) {
                for (AverageMass average : category.averageMasses()) {
                    mass.setString(1, category.key());
                    mass.setInt(2, average.fromYear());
                    mass.setLong(3, average.massMg());
                    mass.addBatch();
                }
                reference.setString(1, category.key());
                reference.setDouble(
                        2,
                        category.lifetime(ReferenceLifetime.DEFAULT_SET)
                                .orElseThrow()
                                .meanDays());
                reference.setObject(
                        3,
                        footprints
                                .find(category.key())
                                .map(Footprint::footprintKgCo2e)
                                .orElse(null),
                        Types.DOUBLE);
                reference.addBatch();
            }
            mass.executeBatch();
            reference.executeBatch();
        }
    }
}
