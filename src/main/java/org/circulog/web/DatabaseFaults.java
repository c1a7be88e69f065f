package org.circulog.web;

import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** Tells the database's passing faults from its verdicts, by SQLSTATE. */
public final class DatabaseFaults {
    private static final Set<String> LOST_RACES = Set.of("40001", "40P01", "23505");
    private static final Set<String> TIMEOUTS = Set.of("55P03", "57014");
    private static final String IDLE_IN_TRANSACTION = "25P03";

    private DatabaseFaults() {}

    /** Whether the database cannot work for the moment: connection lost, shutting down, out of resources. */
    public static boolean isOutage(Throwable fault) {
        return findSqlException(fault)
                .filter(sql -> isOutageState(sql.getSQLState()))
                .isPresent();
    }

    /** Whether another transaction was faster (unique key, deadlock, serialization), so that a new try decides. */
    public static boolean isLostRace(Throwable fault) {
        return findSqlException(fault)
                .filter(sql -> sql.getSQLState() != null && LOST_RACES.contains(sql.getSQLState()))
                .isPresent();
    }

    /** Whether a lock was not granted in time, or the statement took too long. */
    public static boolean isTimeout(Throwable fault) {
        return findSqlException(fault)
                .filter(sql -> sql.getSQLState() != null && TIMEOUTS.contains(sql.getSQLState()))
                .isPresent();
    }

    /** Whether a constraint or a type of the database refused a value: a hole in the validation before it. */
    public static boolean isRefusedContent(Throwable fault) {
        return findSqlException(fault)
                .map(SQLException::getSQLState)
                .filter(state -> state != null && (state.startsWith("22") || state.equals("23514")))
                .isPresent();
    }

    private static boolean isOutageState(String state) {
        // The pool reports that it has no connection to give without a state.
        return state == null
                || state.startsWith("08")
                || state.startsWith("53")
                || state.startsWith("57P0")
                || state.equals(IDLE_IN_TRANSACTION);
    }

    private static Optional<SQLException> findSqlException(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return Optional.of(sql);
            } else if (cause instanceof RollbackException) {
                return findReasonOf(cause);
            }
        }
        return Optional.empty();
    }

    /** The transaction manager names what made a commit fail as suppressed, not as cause. */
    private static Optional<SQLException> findReasonOf(Throwable rollback) {
        return Arrays.stream(rollback.getSuppressed())
                .flatMap(reason -> findSqlException(reason).stream())
                .findFirst();
    }
}
