package org.circulog.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.circulog.database.DatabaseException;
import org.circulog.database.Transactions;
import org.circulog.web.DatabaseFaults;
import org.circulog.web.ProblemException;
import org.circulog.web.ProblemType;

/** The answers of 30 days, sealed; everything happens in the transaction of the request that is answered. */
@Singleton
class RememberedAnswers {
    private static final int AT_ONCE = 1_000;

    private final Transactions transactions;
    private final Seal seal;
    private final ObjectMapper mapper;

    RememberedAnswers(Transactions transactions, Seal seal, ObjectMapper mapper) {
        this.transactions = transactions;
        this.seal = seal;
        this.mapper = mapper;
    }

    /**
     * The answer that the request got before; empty if it is the first, and then it holds its key until its transaction
     * ends.
     *
     * @throws ProblemException {@code idempotency-key-reused} for another request, {@code in-flight} if another one holds
     *     the key for longer than a lock is waited for
     */
    Optional<Answer> findOrHold(KeyedRequest request) {
        try {
            return transactions.write(connection ->
                    hold(connection, request) ? Optional.empty() : Optional.of(find(connection, request)));
        } catch (DatabaseException fault) {
            if (DatabaseFaults.isTimeout(fault)) {
                throw new ProblemException(
                        ProblemType.IN_FLIGHT, "A request with this `Idempotency-Key` has not finished.");
            }
            throw fault;
        }
    }

    /** Waits for the transaction of another request that holds the key. One that has lapsed is as good as none. */
    private static boolean hold(Connection connection, KeyedRequest request) throws SQLException {
        String sql = """
                INSERT INTO remembered_answer AS known (organisation_id, operation, idempotency_key, fingerprint)
                VALUES (?, ?, ?, ?)
                ON CONFLICT ON CONSTRAINT remembered_answer_pk DO UPDATE
                SET fingerprint = excluded.fingerprint, sealed_answer = NULL, remembered_at = now()
                WHERE known.remembered_at < now() - INTERVAL '30 days'
                RETURNING true""";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            setScope(statement, 1, request);
            statement.setBytes(4, request.fingerprint().sha256());
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private Answer find(Connection connection, KeyedRequest request) throws SQLException {
        String sql = """
                SELECT fingerprint, sealed_answer
                FROM remembered_answer
                WHERE organisation_id = ? AND operation = ? AND idempotency_key = ?""";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            setScope(statement, 1, request);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                if (!request.fingerprint().isOf(rows.getBytes("fingerprint"))) {
                    throw new ProblemException(
                            ProblemType.IDEMPOTENCY_KEY_REUSED,
                            "The request that had this key before was another one.");
                }
                return open(rows.getBytes("sealed_answer"), request);
            }
        }
    }

    /** Keeps the answer of a request that holds its key. */
    void remember(KeyedRequest request, Answer answer) {
        String sql = """
                UPDATE remembered_answer
                SET sealed_answer = ?
                WHERE organisation_id = ? AND operation = ? AND idempotency_key = ?""";
        byte[] sealed = close(answer, request);
        transactions.write(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setBytes(1, sealed);
                setScope(statement, 2, request);
                return statement.executeUpdate();
            }
        });
    }

    /** Deletes some answers older than 30 days, beside others that do the same; how many. */
    int forget() {
        String sql = """
                DELETE FROM remembered_answer
                WHERE ctid = ANY (ARRAY(
                    SELECT ctid
                    FROM remembered_answer
                    WHERE remembered_at < now() - INTERVAL '30 days'
                    ORDER BY remembered_at
                    LIMIT ?
                    FOR UPDATE SKIP LOCKED))""";
        return transactions.write(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setInt(1, AT_ONCE);
                return statement.executeUpdate();
            }
        });
    }

    private static void setScope(PreparedStatement statement, int first, KeyedRequest request) throws SQLException {
        statement.setObject(first, request.organisationId());
        statement.setString(first + 1, request.operation());
        statement.setString(first + 2, request.key().text());
    }

    private byte[] close(Answer answer, KeyedRequest request) {
        try {
            return seal.close(mapper.writeValueAsBytes(answer), request.scope());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Answer open(byte[] sealed, KeyedRequest request) {
        try {
            return mapper.readValue(seal.open(sealed, request.scope()), Answer.class);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
