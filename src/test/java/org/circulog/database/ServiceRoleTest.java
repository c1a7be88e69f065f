package org.circulog.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.circulog.testing.TestDirectory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the role of the service cannot do, in the embedded database and in one of the operator's own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServiceRoleTest {
    private static final String OWN = "postgres-init.sql";
    private static final String EMBEDDED = "embedded";
    private static final DatabaseLogin OWNER = new DatabaseLogin("circulog_owner", "it's the owner's");
    private static final DatabaseLogin SERVICE = new DatabaseLogin("circulog_service", "service");

    private static final List<String> FORBIDDEN = List.of(
            "UPDATE event SET country = 'DE'",
            "DELETE FROM event",
            "TRUNCATE event",
            "MERGE INTO event USING (VALUES (1)) AS v ON true WHEN MATCHED THEN DELETE",
            "INSERT INTO event SELECT * FROM event ON CONFLICT ON CONSTRAINT event_pk DO UPDATE SET country = 'DE'",
            "SELECT FROM event FOR UPDATE",
            "DO 'BEGIN LOCK TABLE event IN EXCLUSIVE MODE; END'",
            "UPDATE event_key SET sequence = 1",
            "DELETE FROM event_key",
            "TRUNCATE event_key",
            "DELETE FROM device",
            "DELETE FROM life",
            "TRUNCATE life",
            "DELETE FROM organisation",
            "DELETE FROM api_key",
            "SELECT setval('event_sequence', 1)",
            "ALTER SEQUENCE event_sequence RESTART",
            "ALTER TABLE event ADD COLUMN more text",
            "ALTER TABLE event DROP CONSTRAINT event_type_known",
            "ALTER TABLE life DROP CONSTRAINT life_recovers_no_more_than_went_in",
            "ALTER TABLE event DISABLE TRIGGER ALL",
            "ALTER TABLE event OWNER TO circulog_service",
            "CREATE TRIGGER mine BEFORE INSERT ON event EXECUTE FUNCTION suppress_redundant_updates_trigger()",
            "CREATE RULE mine AS ON INSERT TO event DO INSTEAD NOTHING",
            "CREATE INDEX mine ON event (country)",
            "DROP TABLE event",
            "DROP INDEX device_by_category",
            "CREATE TABLE mine (id integer)",
            "CREATE SCHEMA mine",
            "CREATE FUNCTION public.mine() RETURNS integer LANGUAGE sql RETURN 1",
            "DROP EXTENSION plpgsql",
            "CREATE DATABASE mine",
            "CREATE ROLE mine",
            "ALTER ROLE circulog_service SUPERUSER",
            "GRANT circulog_owner TO circulog_service",
            "SET ROLE circulog_owner",
            "SET SESSION AUTHORIZATION circulog_owner",
            "SET session_replication_role = replica",
            "ALTER SYSTEM SET fsync = off",
            "ALTER DATABASE circulog SET synchronous_commit = off",
            "COPY event TO PROGRAM 'true'",
            "COPY event TO '/tmp/events'",
            "INSERT INTO flyway_schema_history SELECT * FROM flyway_schema_history",
            "UPDATE flyway_schema_history SET success = false",
            "DELETE FROM flyway_schema_history");

    private Path directory;
    private EmbeddedDatabase embedded;
    private BareCluster cluster;

    @BeforeAll
    void migrateBoth() throws IOException, SQLException {
        directory = TestDirectory.create();
        embedded = EmbeddedDatabase.start(new EmbeddedDatabaseSettings(directory, TestDirectory.sharedBinaries(), 0));
        BareCluster.flyway(DatabaseSession.ofOwner(embedded), SERVICE.role()).migrate();
        cluster = BareCluster.start();
        for (String statement : initialisation()) {
            cluster.superuser("postgres").execute(statement);
        }
        BareCluster.flyway(cluster.session("circulog", OWNER), SERVICE.role()).migrate();
    }

    @AfterAll
    void stopBoth() {
        embedded.close();
        TestDirectory.delete(directory);
        cluster.close();
    }

    @ParameterizedTest
    @MethodSource("forbidden")
    void refusesToTheService(String database, String statement) {
        DatabaseSession service = service(database);

        assertThatThrownBy(() -> service.execute(statement))
                .isInstanceOfSatisfying(
                        SQLException.class,
                        refused -> assertThat(refused.getSQLState())
                                .as(refused.getMessage())
                                .isEqualTo("42501"));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void letsTheServiceReadAndAddEvents(String database) throws SQLException {
        DatabaseSession service = service(database);

        assertThat(service.query("SELECT count(*) FROM event, event_key")).containsExactly("0");
        assertThat(service.query("""
                        SELECT has_table_privilege('event', 'INSERT') AND has_table_privilege('event_key', 'INSERT')""")).containsExactly("t");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void givesTheServiceNoPowerAndNoPossession(String database) throws SQLException {
        DatabaseSession service = service(database);

        assertThat(service.query("""
                        SELECT rolname FROM pg_roles
                        WHERE rolname IN ('circulog_owner', 'circulog_service')
                          AND (rolsuper OR rolcreaterole OR rolcreatedb OR rolreplication OR rolbypassrls)""")).isEmpty();
        assertThat(service.query("SELECT roleid FROM pg_auth_members WHERE member = current_user::regrole"))
                .isEmpty();
        assertThat(service.query(
                        "SELECT objid FROM pg_shdepend WHERE deptype = 'o' AND refobjid = current_user::regrole"))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void hasEverythingBelongToTheOwnerWhoMigrates(String database) throws SQLException {
        DatabaseSession service = service(database);

        assertThat(service.query("SELECT DISTINCT tableowner FROM pg_tables WHERE schemaname = 'public'"))
                .containsExactly(OWNER.role());
    }

    @ParameterizedTest
    @MethodSource("databases")
    void isSafeForTheService(String database) throws SQLException {
        try (Connection connection = service(database).connect()) {
            assertThat(ServerState.of(connection).faults()).isEmpty();
        }
    }

    static Stream<String> databases() {
        return Stream.of(EMBEDDED, OWN);
    }

    static Stream<Arguments> forbidden() {
        return databases().flatMap(database -> FORBIDDEN.stream().map(statement -> Arguments.of(database, statement)));
    }

    private DatabaseSession service(String database) {
        return database.equals(EMBEDDED) ? DatabaseSession.ofService(embedded) : cluster.session("circulog", SERVICE);
    }

    /** The script without psql, which puts in the passwords. */
    private static List<String> initialisation() throws IOException {
        String script = Files.readString(Path.of("docker", "postgres-init.sql"))
                .replaceAll("(?m)^(--|\\\\getenv).*$", "")
                .replace(":'owner_password'", quoted(OWNER.password()))
                .replace(":'service_password'", quoted(SERVICE.password()));
        return Arrays.stream(script.split(";"))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
