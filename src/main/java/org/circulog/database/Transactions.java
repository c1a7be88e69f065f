package org.circulog.database;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Work on one connection in one transaction (READ COMMITTED), for statements over many rows. */
@Singleton
public class Transactions {
    private final DataSource dataSource;

    Transactions(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** What is done on the connection. */
    @FunctionalInterface
    public interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /**
     * Runs the work and commits; a fault of any kind rolls all of it back.
     *
     * @throws DatabaseException for any fault of the database, the commit's included
     */
    public <T> T write(Work<T> work) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.on(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException fault) {
                rollBack(connection, fault);
                throw fault;
            }
        } catch (SQLException fault) {
            throw new DatabaseException(fault);
        }
    }

    /**
     * Runs one statement by itself, without a transaction around it.
     *
     * @throws DatabaseException for any fault of the database
     */
    public <T> T read(Work<T> work) {
        try (Connection connection = dataSource.getConnection()) {
            return work.on(connection);
        } catch (SQLException fault) {
            throw new DatabaseException(fault);
        }
    }

    private static void rollBack(Connection connection, Exception fault) {
        try {
            connection.rollback();
        } catch (SQLException alsoLost) {
            fault.addSuppressed(alsoLost);
        }
    }
}
