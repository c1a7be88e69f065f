package org.circulog.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.circulog.testing.ApiTest;
import org.circulog.web.DatabaseFaults;
import org.junit.jupiter.api.Test;

@ApiTest
class TransactionsTest {
    private final UUID id = UUID.randomUUID();

    @Inject
    Transactions transactions;

    @Test
    void commitsAloneWhenNothingIsUnderWay() {
        transactions.write(this::insert);

        assertThat(isThere(id)).isTrue();
    }

    @Test
    void rollsBackAloneWhenNothingIsUnderWay() {
        assertThatThrownBy(() -> transactions.write(connection -> {
                    insert(connection);
                    return insert(connection);
                }))
                .isInstanceOf(DatabaseException.class);

        assertThat(isThere(id)).isFalse();
    }

    @Test
    void commitsWithTheTransactionThatIsUnderWay() {
        QuarkusTransaction.requiringNew().run(() -> {
            transactions.write(this::insert);
            assertThat(QuarkusTransaction.suspendingExisting().call(() -> isThere(id)))
                    .isFalse();
        });

        assertThat(isThere(id)).isTrue();
    }

    @Test
    void isLostWithTheTransactionThatIsUnderWay() {
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    transactions.write(this::insert);
                    throw new IllegalStateException("after the work");
                }))
                .hasMessage("after the work");

        assertThat(isThere(id)).isFalse();
    }

    /** So a repository may look again after a lost race, with or without a transaction around it. */
    @Test
    void failsAloneWithinTheTransactionThatIsUnderWay() {
        UUID before = UUID.randomUUID();
        UUID after = UUID.randomUUID();

        QuarkusTransaction.requiringNew().run(() -> {
            transactions.write(connection -> insert(connection, before));
            assertThatThrownBy(() -> transactions.write(connection -> {
                        insert(connection, id);
                        return insert(connection, id);
                    }))
                    .isInstanceOf(DatabaseException.class);
            transactions.write(connection -> insert(connection, after));
        });

        assertThat(isThere(before)).isTrue();
        assertThat(isThere(id)).isFalse();
        assertThat(isThere(after)).isTrue();
    }

    /** Its connection is lost after the last statement, so that the commit is the first to find out. */
    @Test
    void failsAsAnOutageWhereTheCommitOfTheWholeIsCutOff() {
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    long session = transactions.write(connection -> {
                        insert(connection);
                        return sessionOf(connection);
                    });
                    QuarkusTransaction.suspendingExisting().run(() -> cutOff(session));
                }))
                .satisfies(fault -> assertThat(DatabaseFaults.isOutage(fault)).isTrue());

        assertThat(isThere(id)).isFalse();
    }

    private static long sessionOf(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT pg_backend_pid()");
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private void cutOff(long session) {
        transactions.read(connection -> {
            try (PreparedStatement statement = connection.prepareStatement("SELECT pg_terminate_backend(?, 5000)")) {
                statement.setInt(1, (int) session);
                return statement.execute();
            }
        });
    }

    private int insert(Connection connection) throws SQLException {
        return insert(connection, id);
    }

    private static int insert(Connection connection, UUID id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "INSERT INTO organisation (id, name, country, roles) VALUES (?, 'Transactions', 'GH', '{SELLER}')")) {
            statement.setObject(1, id);
            return statement.executeUpdate();
        }
    }

    private boolean isThere(UUID id) {
        return transactions.read(connection -> {
            try (PreparedStatement statement = connection.prepareStatement("SELECT FROM organisation WHERE id = ?")) {
                statement.setObject(1, id);
                try (ResultSet rows = statement.executeQuery()) {
                    return rows.next();
                }
            }
        });
    }
}
