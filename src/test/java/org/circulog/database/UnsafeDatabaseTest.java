package org.circulog.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way in which a PostgreSQL can be set up so that events are not safe, tried on a real one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnsafeDatabaseTest {
    private BareCluster cluster;
    private String database;
    private DatabaseLogin owner;
    private DatabaseLogin service;
    private Set<String> known;

    @BeforeAll
    void startCluster() throws IOException {
        cluster = BareCluster.start();
    }

    @AfterAll
    void stopCluster() {
        cluster.close();
    }

    @BeforeEach
    void givenADatabaseOfItsOwn() throws SQLException {
        String name = "d" + UUID.randomUUID().toString().replace("-", "");
        owner = new DatabaseLogin(name + "_o", "owner");
        service = new DatabaseLogin(name + "_s", "service");
        database = name;
        asSuperuser("CREATE ROLE %s LOGIN PASSWORD 'owner'".formatted(owner));
        asSuperuser("CREATE ROLE %s LOGIN PASSWORD 'service'".formatted(service));
        asSuperuser("CREATE DATABASE %s OWNER %s".formatted(database, owner));
        Flyway flyway = BareCluster.flyway(cluster.session(database, owner), service.role());
        flyway.migrate();
        known = SchemaHistory.knownTo(flyway);
    }

    @AfterEach
    void resetTheServer() throws SQLException {
        cluster.reset("ALL");
    }

    @Test
    void findsNothingWhereEverythingIsSafe() throws SQLException {
        assertThat(faults(service)).isEmpty();
        assertThat(known).hasSizeGreaterThan(1).contains("202611240600");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fsync", "full_page_writes", "synchronous_commit"})
    void findsASettingOfTheServerThatLosesEvents(String setting) throws Exception {
        cluster.set(setting, "off");

        assertFault(setting + " is off");
        cluster.reset(setting);
        assertNoFault();
    }

    @ParameterizedTest
    @CsvSource({"ROLE", "DATABASE"})
    void findsASettingOfTheRoleOrTheDatabaseThatLosesEvents(String kind) throws Exception {
        String target = "ALTER " + kind + " " + (kind.equals("ROLE") ? service.role() : database);
        asSuperuser(target + " SET synchronous_commit = off");

        assertFault("synchronous_commit is off");
        asSuperuser(target + " RESET synchronous_commit");
        assertNoFault();
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "remote_write", "on", "remote_apply"})
    void takesEverySettingThatWaitsForTheDisk(String value) throws SQLException {
        asSuperuser("ALTER ROLE %s SET synchronous_commit = %s".formatted(service, value));

        assertThat(faults(service)).isEmpty();
    }

    @Test
    void findsASuperuser() throws SQLException {
        asSuperuser("ALTER ROLE %s SUPERUSER".formatted(service));

        assertThat(faults(service)).singleElement().asString().contains("is a superuser", service.role());
    }

    @Test
    void findsARoleThatMayBecomeASuperuser() throws SQLException {
        asSuperuser("GRANT postgres TO %s".formatted(service));

        assertThat(faults(service)).singleElement().asString().contains("or may become one");
    }

    @Test
    void findsTheOwner() throws SQLException {
        assertThat(faults(owner)).singleElement().asString().contains("owns the events");
    }

    @Test
    void findsARoleThatMayBecomeTheOwner() throws SQLException {
        asSuperuser("GRANT %s TO %s WITH INHERIT FALSE".formatted(owner, service));

        assertThat(faults(service)).singleElement().asString().contains("may become their owner");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE ON event",
                "UPDATE (country) ON event",
                "DELETE ON event",
                "TRUNCATE ON event",
                "TRIGGER ON event",
                "UPDATE ON event_key",
                "DELETE ON event_key"
            })
    void findsARightToChangeEvents(String right) throws SQLException {
        asOwner("GRANT %s TO %s".formatted(right, service));

        assertThat(faults(service)).singleElement().asString().contains("may change or remove events");
        asOwner("REVOKE %s FROM %s".formatted(right, service));
        assertThat(faults(service)).isEmpty();
    }

    @Test
    void findsARightToChangeEventsThatEverybodyHas() throws SQLException {
        asOwner("GRANT DELETE ON event TO PUBLIC");

        assertThat(faults(service)).singleElement().asString().contains("may change or remove events");
    }

    @Test
    void findsASchemaThatIsNewer() throws SQLException {
        asOwner("""
                INSERT INTO flyway_schema_history
                    (installed_rank, version, description, type, script, installed_by, execution_time, success)
                VALUES (999, '209901010000', 'of the future', 'SQL', 'V209901010000__future.sql', 'them', 1, true)""");

        assertThat(faults(service)).singleElement().asString().contains("another version", "209901010000");
    }

    @Test
    void findsASchemaThatIsOlder() throws SQLException {
        String last = known.stream().max(String::compareTo).orElseThrow();
        asOwner("DELETE FROM flyway_schema_history WHERE version = '%s'".formatted(last));

        assertThat(faults(service)).singleElement().asString().contains("lacks the migrations " + last);
    }

    @Test
    void findsAMigrationThatFailed() throws SQLException {
        asOwner("UPDATE flyway_schema_history SET success = false WHERE version = '202611240600'");

        assertThat(faults(service)).singleElement().asString().contains("202611240600 have failed");
    }

    @Test
    void findsASchemaThatWasNeverMigrated() throws SQLException {
        asSuperuser("CREATE DATABASE %s_empty".formatted(database));

        try (Connection connection =
                cluster.session(database + "_empty", service).connect()) {
            assertThat(SchemaHistory.of(connection, known).faults())
                    .singleElement()
                    .asString()
                    .contains("lacks the migrations 202611240600, ");
            assertThat(ServerState.of(connection).faults()).isEmpty();
        }
    }

    @Test
    void namesEverythingAtOnce() throws SQLException {
        asSuperuser("ALTER ROLE %s SUPERUSER".formatted(service));
        asSuperuser("ALTER ROLE %s SET synchronous_commit = off".formatted(service));
        asOwner("UPDATE flyway_schema_history SET success = false WHERE version = '202611240600'");

        assertThat(faults(service)).hasSize(3);
    }

    /** No older server is at hand. */
    @Test
    void findsAServerThatIsTooOld() {
        assertThat(new ServerState(140_012, "r", List.of(), false, false, false).faults())
                .containsExactly("PostgreSQL 14 is too old: use 15 or newer.");
        assertThat(new ServerState(150_000, "r", List.of(), false, false, false).faults())
                .isEmpty();
    }

    private List<String> faults(DatabaseLogin login) throws SQLException {
        try (Connection connection = cluster.session(database, login).connect()) {
            return Stream.concat(
                            ServerState.of(connection).faults().stream(),
                            SchemaHistory.of(connection, known).faults().stream())
                    .toList();
        }
    }

    /** A server takes a moment to read its configuration again. */
    private void assertFault(String text) throws SQLException {
        awaitFaults(1);
        assertThat(faults(service)).singleElement().asString().contains(text);
    }

    private void assertNoFault() throws SQLException {
        awaitFaults(0);
        assertThat(faults(service)).isEmpty();
    }

    private void awaitFaults(int count) throws SQLException {
        long deadline = System.nanoTime() + 5_000_000_000L;
        while (faults(service).size() != count && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
    }

    private void asOwner(String sql) throws SQLException {
        cluster.session(database, owner).execute(sql);
    }

    private void asSuperuser(String sql) throws SQLException {
        cluster.superuser("postgres").execute(sql);
    }
}
