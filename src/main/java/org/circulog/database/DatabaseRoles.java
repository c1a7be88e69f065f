package org.circulog.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.ds.PGSimpleDataSource;

/** Gives the empty database its two roles, neither of them a superuser; repeatable, so that every start can ask for it. */
record DatabaseRoles(DatabaseLogin owner, DatabaseLogin service) {

    static final String DATABASE = "circulog";

    void establish(int port, DatabaseLogin superuser) {
        try (Connection connection = connect(port, superuser);
                Statement statement = connection.createStatement()) {
            establish(statement, owner);
            establish(statement, service);
            if (!exists(statement, "SELECT FROM pg_database WHERE datname = '" + DATABASE + "'")) {
                statement.execute("CREATE DATABASE %s OWNER %s".formatted(DATABASE, owner.role()));
            }
            statement.execute("REVOKE ALL ON DATABASE %s FROM PUBLIC".formatted(DATABASE));
            statement.execute("GRANT CONNECT, TEMPORARY ON DATABASE %s TO %s".formatted(DATABASE, service.role()));
        } catch (SQLException e) {
            throw new EmbeddedDatabaseException("The roles of the database cannot be set up: " + e.getMessage(), e);
        }
    }

    private static Connection connect(int port, DatabaseLogin superuser) throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {PostgresServer.HOST});
        source.setPortNumbers(new int[] {port});
        source.setDatabaseName("postgres");
        source.setUser(superuser.role());
        source.setPassword(superuser.password());
        return source.getConnection();
    }

    /** The password is set each time, so that the file beside the cluster is always the one that counts. */
    private static void establish(Statement statement, DatabaseLogin login) throws SQLException {
        if (!exists(statement, "SELECT FROM pg_roles WHERE rolname = '" + login.role() + "'")) {
            statement.execute("CREATE ROLE " + login.role());
        }
        statement.execute("ALTER ROLE %s LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION PASSWORD '%s'"
                .formatted(login.role(), login.password()));
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }
}
