package org.circulog.simulation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.circulog.testing.ApiTest;
import org.circulog.testing.TestKeys;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@ApiTest
class SimulationTest {
    private static final int DEVICES = 300;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @ConfigProperty(name = "quarkus.flyway.username")
    String owner;

    @ConfigProperty(name = "quarkus.flyway.password")
    String password;

    @Test
    void writesTheLivesThatTheServiceWouldDeriveFromTheEvents()
            throws SQLException, InterruptedException, ExecutionException {
        Plan plan = new Plan(20_240_229, DEVICES, LocalDate.now(ZoneOffset.UTC));

        Simulation.Written written = Simulation.write(plan, this::connect);

        assertThat(written.devices()).isEqualTo(DEVICES);
        assertThat(written.events()).isBetween(3L * DEVICES, 4L * DEVICES);
        assertThat(countSimulated()).isEqualTo(written);
        // Figures follow recoveries in rows that only the service derives; nothing else may differ.
        JsonPath derived = recompute("/v1/maintenance/recompute?repair=true");
        List<Map<String, String>> fields = derived.getList("differences.fields.flatten()");
        assertThat(fields)
                .allSatisfy(field ->
                        assertThat(field).containsEntry("name", "recovered").containsEntry("recorded", ""));
        assertThat(recompute("/v1/maintenance/recompute").getLong("differing")).isZero();
    }

    /** Other tests look at all figures. */
    @AfterEach
    void deriveRollups() {
        recompute("/v1/maintenance/recompute-figures?repair=true");
    }

    private static JsonPath recompute(String path) {
        return given().auth()
                .oauth2(TestKeys.admin())
                .post(path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private Simulation.Written countSimulated() throws SQLException {
        String sql = """
                SELECT count(DISTINCT device_id), count(*)
                FROM event
                JOIN organisation ON organisation.id = event.organisation_id
                WHERE organisation.name LIKE 'Simulated %'""";
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return new Simulation.Written(row.getLong(1), row.getLong(2));
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url, owner, password);
    }
}
