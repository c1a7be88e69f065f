package org.circulog.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;

/**
 * The migrations of a database beside those of this program.
 *
 * @param applied versions, failed ones included
 */
record SchemaHistory(Set<String> known, Set<String> applied, Set<String> failed) {

    SchemaHistory {
        known = Set.copyOf(known);
        applied = Set.copyOf(applied);
        failed = Set.copyOf(failed);
    }

    /** The versions of the migrations on the class path. */
    static Set<String> knownTo(Flyway flyway) {
        return Stream.of(flyway.info().all())
                .filter(migration -> migration.getState().isResolved())
                .map(MigrationInfo::getVersion)
                .map(Object::toString)
                .collect(Collectors.toUnmodifiableSet());
    }

    static SchemaHistory of(Connection connection, Set<String> known) throws SQLException {
        Set<String> applied = new TreeSet<>();
        Set<String> failed = new TreeSet<>();
        if (exists(connection)) {
            try (PreparedStatement statement = connection.prepareStatement(
                            "SELECT version, success FROM flyway_schema_history WHERE version IS NOT NULL");
                    ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    applied.add(rows.getString("version"));
                    if (!rows.getBoolean("success")) {
                        failed.add(rows.getString("version"));
                    }
                }
            }
        }
        return new SchemaHistory(known, applied, failed);
    }

    private static boolean exists(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                        connection.prepareStatement("SELECT to_regclass('flyway_schema_history') IS NOT NULL");
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getBoolean(1);
        }
    }

    /** What is wrong and what to do about it; nothing if the schema is the one that this program was made for. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        if (!applied.containsAll(known)) {
            faults.add("The schema lacks the migrations " + without(known, applied)
                    + ": start once with the owner's login (QUARKUS_FLYWAY_USERNAME, _PASSWORD) and without"
                    + " QUARKUS_FLYWAY_MIGRATE_AT_START=false.");
        }
        if (!known.containsAll(applied)) {
            faults.add("The schema is of another version, with the migrations " + without(applied, known)
                    + ": start the program that made it, or a newer one.");
        }
        if (!failed.isEmpty()) {
            faults.add("The migrations " + without(failed, Set.of()) + " have failed: restore the backup.");
        }
        return faults;
    }

    private static String without(Collection<String> versions, Set<String> others) {
        return versions.stream()
                .filter(version -> !others.contains(version))
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
