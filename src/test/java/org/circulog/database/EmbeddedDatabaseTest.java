package org.circulog.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.circulog.testing.TestDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmbeddedDatabaseTest {

    private static final String KEEP = "CREATE TABLE kept AS SELECT 42 AS answer";
    private static final String KEPT = "SELECT answer FROM kept";
    private static final int STOP_SECONDS = 10;

    private Path directory;

    @BeforeEach
    void createDirectory() {
        directory = TestDirectory.create();
    }

    @AfterEach
    void deleteDirectory() {
        TestDirectory.delete(directory);
    }

    @Test
    void keepsItsDataOverARestart() throws SQLException {
        try (EmbeddedDatabase first = start()) {
            DatabaseSession.ofOwner(first).execute(KEEP);
        }

        try (EmbeddedDatabase second = start()) {
            assertThat(DatabaseSession.ofOwner(second).query(KEPT)).containsExactly("42");
        }
    }

    @Test
    void takesTheDataOverFromAKilledServiceWhoseServerStillRuns() throws Exception {
        ServiceOfAnotherProcess killed = ServiceOfAnotherProcess.start(directory);
        killed.ownerSession().execute(KEEP);
        ProcessHandle orphan = server();
        killed.kill();
        assertThat(orphan.isAlive()).isTrue();

        try (EmbeddedDatabase database = start()) {
            orphan.onExit().orTimeout(STOP_SECONDS, TimeUnit.SECONDS).join();
            assertThat(server().isAlive()).isTrue();
            assertThat(DatabaseSession.ofOwner(database).query(KEPT)).containsExactly("42");
        }
    }

    @Test
    void recoversWhatWasCommittedWhenTheServerWasKilledToo() throws Exception {
        ServiceOfAnotherProcess killed = ServiceOfAnotherProcess.start(directory);
        killed.ownerSession().execute(KEEP);
        ProcessHandle orphan = server();
        killed.kill();
        orphan.destroyForcibly();
        orphan.onExit().orTimeout(STOP_SECONDS, TimeUnit.SECONDS).join();

        try (EmbeddedDatabase second = start()) {
            assertThat(DatabaseSession.ofOwner(second).query(KEPT)).containsExactly("42");
        }
    }

    @Test
    void leavesAStrangerAliveThatHasTheNumberOfADeadServer() throws Exception {
        start().close();
        Process stranger = new ProcessBuilder("sleep", "600").start();
        Files.writeString(pidFile(), stranger.pid() + "\n" + pidFile().getParent() + "\n");

        try (EmbeddedDatabase database = start()) {
            assertThat(DatabaseSession.ofService(database).query("SELECT 1")).containsExactly("1");
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly().waitFor();
        }
    }

    @Test
    void refusesADirectoryThatALivingServiceUsesAndLeavesItsServerAlone() throws Exception {
        try (ServiceOfAnotherProcess other = ServiceOfAnotherProcess.start(directory)) {
            ProcessHandle itsServer = server();

            assertThatThrownBy(this::start)
                    .isInstanceOf(EmbeddedDatabaseException.class)
                    .hasMessageContaining("in use by another running service");

            assertThat(other.isAlive()).isTrue();
            assertThat(itsServer.isAlive()).isTrue();
        }
    }

    @Test
    void refusesASecondStartWithinTheSameProcessAndKeepsOthersOffAllTheSame() {
        try (EmbeddedDatabase first = start()) {
            assertThatThrownBy(this::start).hasMessageContaining("in use by another running service");

            assertThat(first.jdbcUrl()).startsWith("jdbc:postgresql://127.0.0.1:");
            assertThatThrownBy(() -> ServiceOfAnotherProcess.start(directory))
                    .hasMessageContaining("in use by another running service");
        }
    }

    @Test
    void repeatsAFirstStartThatWasKilledHalfWay() throws Exception {
        Path unfinished = Files.createDirectory(directory.resolve("postgresql.new"));
        Files.writeString(unfinished.resolve("PG_VERSION"), "18");

        try (EmbeddedDatabase database = start()) {
            assertThat(DatabaseSession.ofService(database).query("SELECT 1")).containsExactly("1");
            assertThat(unfinished).doesNotExist();
        }
    }

    @Test
    void keepsThePepperWithTheDataAndFromOtherUsers() throws IOException {
        String pepper;
        try (EmbeddedDatabase first = start()) {
            pepper = first.pepper();
        }

        try (EmbeddedDatabase second = start()) {
            assertThat(second.pepper()).isEqualTo(pepper).hasSize(44);
        }
        assertThat(Files.getPosixFilePermissions(directory.resolve("pepper"))).hasSize(2);
    }

    private EmbeddedDatabase start() {
        return EmbeddedDatabase.start(new EmbeddedDatabaseSettings(directory, TestDirectory.sharedBinaries(), 0));
    }

    private Path pidFile() {
        return directory.resolve("postgresql").resolve("postmaster.pid");
    }

    private ProcessHandle server() throws IOException {
        long pid = Long.parseLong(Files.readAllLines(pidFile()).get(0));
        return ProcessHandle.of(pid).orElseThrow();
    }
}
