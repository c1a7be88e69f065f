package org.circulog.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.circulog.testing.ApiTest;
import org.circulog.testing.Devices;
import org.circulog.testing.Events;
import org.circulog.testing.JsonBody;
import org.circulog.testing.TestKeys.TestOrganisation;
import org.circulog.web.StrictJsonReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ApiTest
class DeviceCompletionTest {
    @Inject
    DataSource dataSource;

    private TestOrganisation organisation;

    @BeforeEach
    void givenAnOrganisation() {
        organisation = Events.recorder();
    }

    @Test
    void addsWhatWasNotKnown() {
        UUID device = Devices.registered(organisation, Devices.phone().with("/observedSince", "2020-01-01"));
        String tag = tagOf(device);

        Response completed = patch(device, tag, """
                {"manufacturer": "Fairphone", "model": "FP3", "massMg": 187400, "recycledContentPercent": 12.5,
                 "manufacturedOn": "2019-08", "observedSince": "2019-12-31"}""");

        completed
                .then()
                .statusCode(200)
                .header("ETag", not(tag))
                .body("manufacturer", is("Fairphone"))
                .body("model", is("FP3"))
                .body("massMg", is(187_400))
                .body("massBasis", is("DECLARED"))
                .body("recycledContentPercent", is(12.5f))
                .body("manufacturedOn", is("2019-08"))
                .body("observedSince", is("2019-12-31"))
                .body("life.entryDay", is("2019-12-31"));
        Response read = organisation.request().get("/v1/devices/{id}", device);
        assertThat(read.asString()).isEqualTo(completed.asString());
        assertThat(read.header("ETag")).isEqualTo(completed.header("ETag"));
    }

    @Test
    void asksForTheVersionThatWasRead() {
        JsonBody phone = Devices.phone();
        UUID device = Devices.registered(organisation, phone);
        String tag = tagOf(device);
        Events.record(organisation, Events.sale(phone, "2024"));

        patch(device, null, "{\"model\": \"FP3\"}")
                .then()
                .statusCode(428)
                .body("type", is("/problems/precondition-required"));
        patch(device, tag, "{\"model\": \"FP3\"}")
                .then()
                .statusCode(412)
                .body("type", is("/problems/precondition-failed"));
        patch(device, "W/" + tagOf(device), "{\"model\": \"FP3\"}").then().statusCode(412);
        patch(device, "\"other\", " + tagOf(device), "{\"model\": \"FP3\"}")
                .then()
                .statusCode(200);
        patch(device, "*", "{\"manufacturer\": \"Fairphone\"}").then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({
        "manufacturer, Shiftphone",
        "model, FP4",
        "manufacturedOn, 2019",
        "category, 0303",
        "observedSince, 2020-01-02",
    })
    void keepsWhatIsKnown(String field, String other) {
        UUID device = Devices.registered(organisation, completePhone());
        String tag = tagOf(device);

        patch(device, tag, JsonBody.of(Map.of(field, other)).toString())
                .then()
                .statusCode(409)
                .body("type", is("/problems/already-known"))
                .body("errors.pointer", is(List.of("/" + field)));
        assertThat(tagOf(device)).isEqualTo(tag);
    }

    @Test
    void namesAllThatIsKnownAlready() {
        UUID device = Devices.registered(organisation, completePhone());

        patch(device, "*", "{\"manufacturer\": \"Shiftphone\", \"model\": \"FP4\", \"recycledContentPercent\": 13}")
                .then()
                .statusCode(409)
                .body("errors.pointer", is(List.of("/manufacturer", "/model", "/recycledContentPercent")));
    }

    @Test
    void takesTheFactsThatItKnowsForNoChange() {
        UUID device = Devices.registered(organisation, completePhone());
        String before = organisation.request().get("/v1/devices/{id}", device).asString();

        Response same = patch(device, "*", """
                {"manufacturer": " FAIRPHONE", "model": "fp3 ", "massMg": 187400, "recycledContentPercent": 12.50,
                 "category": "0306", "manufacturedOn": "2019-08", "observedSince": "2020-01-01"}""");

        same.then().statusCode(200);
        assertThat(same.asString()).isEqualTo(before);
    }

    @Test
    void letsABetterMassReplaceAWorseOne() {
        UUID device = Devices.registered(organisation, Devices.phone());

        patch(device, "*", "{\"massMg\": 180000}").then().statusCode(200).body("massBasis", is("DECLARED"));
        patch(device, "*", "{\"massMg\": 181000}").then().statusCode(409);
        patch(device, "*", "{\"massMg\": 182000, \"massBasis\": \"MEASURED\"}")
                .then()
                .statusCode(200)
                .body("massMg", is(182_000))
                .body("massBasis", is("MEASURED"));
        patch(device, "*", "{\"massMg\": 183000, \"massBasis\": \"MEASURED\"}")
                .then()
                .statusCode(409);
        patch(device, "*", "{\"massMg\": 180000}").then().statusCode(409);
    }

    @Test
    void setsACategoryThatWasOnlyAssumed() {
        UUID device = Events.record(organisation, Events.sale(Devices.known(Devices.imei()), "2024"));

        patch(device, "*", "{\"category\": \"0303\"}").then().statusCode(200).body("category", is("0303"));
        patch(device, "*", "{\"category\": \"0306\"}").then().statusCode(409);
    }

    @Test
    void refusesAMassBelowWhatCameOut() {
        JsonBody phone = Devices.phone();
        UUID device = Events.recordAll(
                organisation,
                Events.recycling(phone, "2024-05-01", "TREATED"),
                Events.recovery(phone, "2024-05-02", Events.output("COPPER", 1_051, "RECYCLED")));

        patch(device, "*", "{\"massMg\": 1000}").then().statusCode(409).body("type", is("/problems/mass-exceeded"));
        patch(device, "*", "{\"massMg\": 1001}").then().statusCode(200).body("massMg", is(1_001));
        Events.post(organisation, Events.recovery(phone, "2024-05-03", Events.output("COPPER", 1, "RECYCLED")))
                .then()
                .statusCode(409)
                .body("remainingMg", is(0));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                  | ''              | size
            null                                | ''              | required
            []                                  | ''              | wrong-type
            {"model": null}                     | /model          | required
            {"model": ""}                       | /model          | size
            {"massMg": 0}                       | /massMg         | out-of-range
            {"massMg": "5"}                     | /massMg         | wrong-type
            {"massBasis": "MEASURED"}           | /massBasis      | without-mass
            {"category": "9999"}                | /category       | unknown-code
            {"manufacturedOn": "2999"}          | /manufacturedOn | future
            {"id": "018f0000-0000-7000-8000-000000000000"} | /id  | unknown-field
            {"identifiers": []}                 | /identifiers    | unknown-field
            """)
    void refusesAPatchThatBreaksTheContract(String body, String pointer, String code) {
        UUID device = Devices.registered(organisation, Devices.phone());

        patch(device, "*", body)
                .then()
                .statusCode(422)
                .body("errors.pointer", is(List.of(pointer)))
                .body("errors.code", is(List.of(code)));
    }

    @Test
    void refusesAnotherMediaTypeAndAnUnknownDevice() {
        UUID device = Devices.registered(organisation, Devices.phone());

        organisation
                .request()
                .contentType("application/json")
                .header("If-Match", "*")
                .body("{\"model\": \"FP3\"}")
                .patch("/v1/devices/{id}", device)
                .then()
                .statusCode(415);
        patch(UUID.randomUUID(), "*", "{\"model\": \"FP3\"}").then().statusCode(404);
    }

    /** PostgreSQL reads only what it waited to lock anew; everything else is as old as the statement. */
    @Test
    void judgesARecoveryByTheMassThatWasSetWhileItWaited() throws SQLException {
        JsonBody phone = Devices.phone();
        UUID device = Events.record(organisation, Events.recycling(phone, "2024-05-01", "TREATED"));
        JsonBody recovery = Events.recovery(phone, "2024-05-02", Events.output("COPPER", 1_051, "RECYCLED"));

        Response answer;
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            run(connection, "UPDATE device SET mass_mg = 1000, mass_basis = 'MEASURED' WHERE device_id = ?", device);
            run(
                    connection,
                    "UPDATE life SET input_mass_mg = 1000, input_mass_basis = 'MEASURED', recovery_limit_mg = 1050"
                            + " WHERE device_id = ?",
                    device);
            CompletableFuture<Response> waiting =
                    CompletableFuture.supplyAsync(() -> Events.post(organisation, recovery));
            awaitSomebodyWaitingFor(connection);
            connection.commit();
            answer = waiting.join();
        }

        answer.then()
                .statusCode(409)
                .body("type", is("/problems/mass-exceeded"))
                .body("remainingMg", is(1_050));
    }

    private static void run(Connection connection, String sql, UUID device) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, device);
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }

    private static void awaitSomebodyWaitingFor(Connection connection) throws SQLException {
        long deadline = System.nanoTime() + 1_500_000_000L;
        String sql =
                "SELECT count(*) FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid))";
        long waiting = 0;
        while (waiting == 0) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            try (PreparedStatement statement = connection.prepareStatement(sql);
                    ResultSet row = statement.executeQuery()) {
                row.next();
                waiting = row.getLong(1);
            }
        }
    }

    private static JsonBody completePhone() {
        return Devices.phone()
                .with("/manufacturer", "Fairphone")
                .with("/model", "FP3")
                .with("/massMg", 187_400)
                .with("/recycledContentPercent", 12.5)
                .with("/manufacturedOn", "2019-08")
                .with("/observedSince", "2020-01-01");
    }

    private String tagOf(UUID device) {
        return organisation.request().get("/v1/devices/{id}", device).header("ETag");
    }

    private Response patch(UUID device, String ifMatch, String body) {
        RequestSpecification request =
                organisation.request().contentType(StrictJsonReader.MERGE_PATCH).body(body);
        return (ifMatch == null ? request : request.header("If-Match", ifMatch)).patch("/v1/devices/{id}", device);
    }
}
