package org.circulog.database;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.circulog.testing.ApiTest;
import org.circulog.testing.TestKeys;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@ApiTest
class DatabaseWatchTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TestHTTPResource(value = "/health", management = true)
    URI health;

    @Inject
    AgroalDataSource dataSource;

    @Inject
    DatabaseVerdict verdict;

    @Inject
    DatabaseWatch watch;

    @AfterEach
    void makeTheDatabaseSafe() throws SQLException {
        execute("ALTER ROLE CURRENT_USER RESET synchronous_commit");
        await(() -> {
            watch.check();
            return verdict.isSafe();
        });
    }

    @Test
    void takesRequestsWhereTheDatabaseIsSafe() {
        ask().then().statusCode(200);
        given().get(health + "/ready").then().statusCode(200);
    }

    @Test
    void takesNoRequestsWhileTheDatabaseIsUnsafeAndRecoversByItself() throws SQLException {
        execute("ALTER ROLE CURRENT_USER SET synchronous_commit = off");
        renewConnections();
        await(() -> !verdict.isSafe());

        ask().then()
                .statusCode(503)
                .contentType("application/problem+json")
                .body("type", is("/problems/service-unavailable"))
                .header("Retry-After", "5");
        given().contentType("application/json")
                .body("{\"not\": \"even read\"}")
                .post("/v1/events")
                .then()
                .statusCode(503);
        given().get("/openapi.yaml").then().statusCode(200);
        given().get(health + "/live").then().statusCode(200);
        given().get(health + "/ready").then().statusCode(503).body(containsString("synchronous_commit is off"));

        execute("ALTER ROLE CURRENT_USER RESET synchronous_commit");
        await(verdict::isSafe);
        ask().then().statusCode(200);
        given().get(health + "/ready").then().statusCode(200);
    }

    @Test
    void isNotDeceivedByAConnectionThatIsOlderThanTheSettings() throws SQLException {
        try (Connection older = dataSource.getConnection()) {
            execute("ALTER ROLE CURRENT_USER SET synchronous_commit = off");
            renewConnections();
            await(() -> !verdict.isSafe());

            verdict.pronounce(ServerState.of(older).faults());

            assertThat(verdict.isSafe()).isFalse();
        }
    }

    private static Response ask() {
        return given().auth().oauth2(TestKeys.admin()).get("/v1/reference/materials");
    }

    private void renewConnections() {
        dataSource.flush(AgroalDataSource.FlushMode.GRACEFUL);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void await(BooleanSupplier condition) {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(deadline);
            Thread.onSpinWait();
        }
    }
}
