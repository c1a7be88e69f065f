package org.circulog.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import org.circulog.testing.TestDirectory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmbeddedDatabaseRightsTest {

    private Path directory;
    private EmbeddedDatabase database;

    @BeforeAll
    void startDatabase() {
        directory = TestDirectory.create();
        database = EmbeddedDatabase.start(new EmbeddedDatabaseSettings(directory, TestDirectory.sharedBinaries(), 0));
    }

    @AfterAll
    void stopDatabase() {
        database.close();
        TestDirectory.delete(directory);
    }

    @ParameterizedTest
    @CsvSource({
        "fsync, on",
        "full_page_writes, on",
        "synchronous_commit, on",
        "listen_addresses, 127.0.0.1",
        "server_encoding, UTF8",
        "log_timezone, UTC"
    })
    void isDurableAndPrivateAndTheSameEverywhere(String setting, String value) throws SQLException {
        DatabaseSession service = DatabaseSession.ofService(database);

        assertThat(service.query("SHOW " + setting)).containsExactly(value);
    }

    @Test
    void sortsByCodePointOnEveryMachine() throws SQLException {
        DatabaseSession service = DatabaseSession.ofService(database);

        assertThat(service.query("SELECT v FROM (VALUES ('b'), ('ä'), ('B')) AS t(v) ORDER BY v"))
                .containsExactly("B", "b", "ä");
    }

    @Test
    void givesNeitherRoleThePowersOfASuperuser() throws SQLException {
        DatabaseSession service = DatabaseSession.ofService(database);

        assertThat(service.query("""
                        SELECT rolname FROM pg_roles
                        WHERE rolcanlogin
                          AND (rolsuper OR rolcreaterole OR rolcreatedb OR rolreplication OR rolbypassrls)""")).containsExactly("postgres");
    }

    @Test
    void letsTheOwnerMigrate() throws SQLException {
        DatabaseSession owner = DatabaseSession.ofOwner(database);
        owner.execute("CREATE TABLE migrated (id int)");

        assertThat(owner.query("SELECT tableowner FROM pg_tables WHERE tablename = 'migrated'"))
                .containsExactly("circulog_owner");
    }

    @Test
    void letsTheServiceOwnNothing() throws SQLException {
        DatabaseSession service = DatabaseSession.ofService(database);

        assertThatThrownBy(() -> service.execute("CREATE TABLE mine (id int)"))
                .hasMessageContaining("permission denied");
        assertThat(service.query("""
                        SELECT objid FROM pg_shdepend
                        WHERE deptype = 'o' AND refobjid = 'circulog_service'::regrole""")).isEmpty();
    }

    @Test
    void givesTheServiceNothingThatWasNotGranted() throws SQLException {
        DatabaseSession.ofOwner(database).execute("CREATE TABLE ungranted (id int)");
        DatabaseSession service = DatabaseSession.ofService(database);

        assertThatThrownBy(() -> service.query("SELECT id FROM ungranted")).hasMessageContaining("permission denied");
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgres", "circulog_owner", "circulog_service"})
    void refusesEveryRoleWithoutItsPassword(String role) {
        DatabaseSession guess = new DatabaseSession(database.jdbcUrl(), new DatabaseLogin(role, "guess"));

        assertThatThrownBy(() -> guess.query("SELECT 1")).hasMessageContaining("password authentication failed");
    }

    @Test
    void keepsPasswordsOutOfLogs() {
        assertThat(database.service()).hasToString("circulog_service");
    }
}
