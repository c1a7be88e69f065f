package org.circulog.database;

import java.io.IOException;
import java.util.Map;

/**
 * A PostgreSQL of our own on a data directory that survives restarts and kills. Only this machine reaches it, with
 * passwords that lie in the directory.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    private final DataDirectory directory;
    private final PostgresServer server;
    private final int port;
    private final DatabaseRoles roles;

    private EmbeddedDatabase(DataDirectory directory, PostgresServer server, int port) {
        this.directory = directory;
        this.server = server;
        this.port = port;
        this.roles = new DatabaseRoles(login("circulog_owner"), login("circulog_service"));
    }

    /**
     * Creates the database if there is none and starts it.
     *
     * @throws EmbeddedDatabaseException if the directory is in use or another user's, or PostgreSQL does not start
     */
    public static EmbeddedDatabase start(EmbeddedDatabaseSettings settings) {
        DataDirectory directory = DataDirectory.open(settings.dataDirectory());
        try {
            PostgresCommands commands =
                    new PostgresCommands(PostgresBinaries.unpack(settings.binariesDirectory()), directory.commandLog());
            PostgresServer server = new PostgresServer(directory, commands);
            server.initialise();
            EmbeddedDatabase database = new EmbeddedDatabase(directory, server, server.start(settings.port()));
            database.establishRoles();
            return database;
        } catch (IOException e) {
            directory.close();
            throw new EmbeddedDatabaseException("The database in " + directory + " cannot be started: " + e, e);
        } catch (RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    private void establishRoles() {
        try {
            roles.establish(port, login(PostgresServer.SUPERUSER));
        } catch (RuntimeException e) {
            server.stop();
            throw e;
        }
    }

    private DatabaseLogin login(String role) {
        return new DatabaseLogin(role, directory.password(role).readOrCreate());
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://%s:%d/%s".formatted(PostgresServer.HOST, port, DatabaseRoles.DATABASE);
    }

    /** Owns the database; for migrations. */
    public DatabaseLogin owner() {
        return roles.owner();
    }

    /** Owns nothing and may only what the migrations grant it; for the service. */
    public DatabaseLogin service() {
        return roles.service();
    }

    /** The secret that the stored hashes of API keys depend on, in Base64; it is kept with the data. */
    public String pepper() {
        return directory.pepper().readOrCreate();
    }

    /** The Quarkus configuration that sends the service and its migrations to this database. */
    public Map<String, String> configuration() {
        return Map.of(
                "quarkus.datasource.jdbc.url", jdbcUrl(),
                "quarkus.datasource.username", service().role(),
                "quarkus.datasource.password", service().password(),
                "quarkus.flyway.username", owner().role(),
                "quarkus.flyway.password", owner().password());
    }

    /** Stops the server, then lets others have the data directory. */
    @Override
    public void close() {
        try {
            server.stop();
        } finally {
            directory.close();
        }
    }
}
