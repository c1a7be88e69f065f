package org.circulog.database;

import jakarta.inject.Singleton;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Work on one connection in one transaction (READ COMMITTED), for statements over many rows. */
@Singleton
public class Transactions {
    private final DataSource dataSource;
    private final TransactionSynchronizationRegistry underWay;

    Transactions(DataSource dataSource, TransactionSynchronizationRegistry underWay) {
        this.dataSource = dataSource;
        this.underWay = underWay;
    }

    /** What is done on the connection. */
    @FunctionalInterface
    public interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /**
     * Runs the work and commits; a fault of any kind rolls all of it back. Where a transaction is under way already, the
     * work becomes a part of it, which is rolled back alone if it fails and committed with the whole.
     *
     * @throws DatabaseException for any fault of the database, the commit's included
     */
    public <T> T write(Work<T> work) {
        boolean alone = underWay.getTransactionStatus() == Status.STATUS_NO_TRANSACTION;
        try (Connection connection = dataSource.getConnection()) {
            return alone ? commit(connection, work) : join(connection, work);
        } catch (SQLException fault) {
            throw new DatabaseException(fault);
        }
    }

    private static <T> T commit(Connection connection, Work<T> work) throws SQLException {
        connection.setAutoCommit(false);
        try {
            T result = work.on(connection);
            connection.commit();
            return result;
        } catch (SQLException | RuntimeException fault) {
            undo(connection::rollback, fault);
            throw fault;
        }
    }

    /** The pool lets nobody but the whole transaction call {@code commit} or {@code rollback}, a savepoint's included. */
    private static <T> T join(Connection connection, Work<T> work) throws SQLException {
        execute(connection, "SAVEPOINT part");
        try {
            T result = work.on(connection);
            execute(connection, "RELEASE SAVEPOINT part");
            return result;
        } catch (SQLException | RuntimeException fault) {
            undo(() -> execute(connection, "ROLLBACK TO SAVEPOINT part"), fault);
            throw fault;
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

    /**
     * Runs several statements that all see the records of one moment; none of them can change anything.
     *
     * @throws DatabaseException for any fault of the database
     */
    public <T> T readTogether(Work<T> work) {
        return write(connection -> {
            execute(connection, "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
            return work.on(connection);
        });
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** What takes the work back. */
    @FunctionalInterface
    private interface Undoing {
        void run() throws SQLException;
    }

    private static void undo(Undoing undoing, Exception fault) {
        try {
            undoing.run();
        } catch (SQLException alsoLost) {
            fault.addSuppressed(alsoLost);
        }
    }
}
