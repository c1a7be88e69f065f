package org.circulog.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.circulog.testing.TestDirectory;
import org.flywaydb.core.Flyway;

/** A PostgreSQL as somebody else would set it up: nothing of ours on its command line, no roles, no database. */
final class BareCluster implements AutoCloseable {
    private final Path path;
    private final DataDirectory directory;
    private final PostgresCommands commands;
    private final int port;

    private BareCluster(Path path) throws IOException {
        this.path = path;
        directory = DataDirectory.open(path);
        commands =
                new PostgresCommands(PostgresBinaries.unpack(TestDirectory.sharedBinaries()), directory.commandLog());
        new PostgresServer(directory, commands).initialise();
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(PostgresServer.HOST))) {
            port = socket.getLocalPort();
        }
        commands.run(
                "pg_ctl",
                List.of(
                        "start",
                        "--pgdata=" + directory.cluster(),
                        "--log=" + directory.serverLog(),
                        "--wait",
                        "--options=-c port=" + port + " -c listen_addresses=" + PostgresServer.HOST
                                + " -c unix_socket_directories="));
    }

    static BareCluster start() throws IOException {
        return new BareCluster(TestDirectory.create());
    }

    DatabaseSession superuser(String database) {
        return session(
                database,
                new DatabaseLogin(
                        PostgresServer.SUPERUSER,
                        directory.password(PostgresServer.SUPERUSER).readOrCreate()));
    }

    DatabaseSession session(String database, DatabaseLogin login) {
        return new DatabaseSession("jdbc:postgresql://%s:%d/%s".formatted(PostgresServer.HOST, port, database), login);
    }

    /** Changes a setting of the server, as its administrator would. */
    void set(String setting, String value) throws SQLException {
        superuser("postgres").execute("ALTER SYSTEM SET %s = %s".formatted(setting, value));
        reload();
    }

    void reset(String setting) throws SQLException {
        superuser("postgres").execute("ALTER SYSTEM RESET " + setting);
        reload();
    }

    private void reload() throws SQLException {
        superuser("postgres").execute("SELECT pg_reload_conf()");
    }

    /** Migrates as the owner of a database, granting to a role. */
    static Flyway flyway(DatabaseSession owner, String serviceRole) {
        return Flyway.configure()
                .dataSource(owner.jdbcUrl(), owner.login().role(), owner.login().password())
                .placeholders(Map.of("serviceRole", serviceRole))
                .load();
    }

    @Override
    public void close() {
        commands.run("pg_ctl", List.of("stop", "--pgdata=" + directory.cluster(), "--mode=immediate", "--wait"));
        directory.close();
        TestDirectory.delete(path);
    }
}
