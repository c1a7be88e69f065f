package org.circulog.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.circulog.CirculogConfig;
import org.circulog.testing.ApiTest;
import org.circulog.testing.Devices;
import org.circulog.testing.Events;
import org.circulog.testing.JsonBody;
import org.circulog.testing.TestKeys;
import org.circulog.testing.TestKeys.TestOrganisation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ApiTest
class AuditLogTest {
    @Inject
    CirculogConfig config;

    @Inject
    AuditLog auditLog;

    private AuditFile log;
    private TestOrganisation organisation;

    @BeforeEach
    void givenAnOrganisation() {
        log = new AuditFile(config.audit().file());
        organisation = Events.recorder();
    }

    @Test
    void saysWhoRecordedWhat() {
        JsonBody event = Events.sale(Devices.phone(), "2024-05-01");

        Response answer = Events.post(organisation, event);

        JsonNode line = lineOf(answer);
        assertThat(line.at("/caller/organisation").asText())
                .isEqualTo(organisation.id().toString());
        assertThat(line.at("/caller/key").asText()).isEqualTo(organisation.key().split("_")[1]);
        assertThat(line.at("/operation").asText()).isEqualTo("recordEvent");
        assertThat(line.at("/request/method").asText()).isEqualTo("POST");
        assertThat(line.at("/request/path").asText()).isEqualTo("/v1/events");
        assertThat(line.at("/request/client").asText()).isEqualTo("127.0.0.1");
        assertThat(line.at("/about/eventId").asText()).isEqualTo(event.id().toString());
        assertThat(line.at("/about/deviceId").asText()).isEqualTo(answer.path("deviceId"));
        assertThat(line.at("/decision").asText()).isEqualTo("ALLOWED");
        assertThat(line.at("/status").asInt()).isEqualTo(201);
        assertThat(line.has("problem")).isFalse();
        assertThat(line.at("/time").asText()).matches("20..-..-..T..:..:.*Z");
    }

    @Test
    void saysWhichEventWasRefusedAndWhy() {
        JsonBody device = Devices.phone();
        Events.record(organisation, Events.sale(device, "2024-05-01"));
        JsonBody second = Events.sale(device, "2024-06-01");

        JsonNode line = lineOf(Events.post(organisation, second));

        assertThat(line.at("/decision").asText()).isEqualTo("REFUSED");
        assertThat(line.at("/status").asInt()).isEqualTo(409);
        assertThat(line.at("/problem").asText()).isEqualTo("order-conflict");
        assertThat(line.at("/about/eventId").asText()).isEqualTo(second.id().toString());
    }

    @Test
    void saysWhatAKeyedRequestCreated() {
        Response answer = organisation
                .request()
                .header("Idempotency-Key", UUID.randomUUID())
                .contentType("application/json")
                .body(Devices.phone().toString())
                .post("/v1/devices");

        JsonNode line = lineOf(answer);

        assertThat(line.at("/about/deviceId").asText()).isEqualTo(answer.path("id"));
    }

    @Test
    void countsABatchInOneLineHoweverItComes() {
        List<JsonBody> events = List.of(
                Events.sale(Devices.phone(), "2024-05-01"),
                Events.sale(Devices.phone(), "2024-05-01").with("/country", "XX"));

        List<JsonNode> lines =
                List.of(lineOf(Events.postArray(organisation, events)), lineOf(Events.postLines(organisation, events)));

        assertThat(lines)
                .extracting(line -> line.at("/about").toString())
                .allSatisfy(about -> assertThat(about).contains("\"rejected\":1"));
        assertThat(lines.get(0).at("/about/created").asInt()).isEqualTo(1);
        assertThat(lines.get(1).at("/about/replayed").asInt()).isEqualTo(1);
    }

    @Test
    void namesThePlacesOfAnAddressButNoTextInIt() {
        UUID unknown = UUID.randomUUID();
        String admin = TestKeys.admin();
        String path = "/v1/organisations/" + organisation.id() + "/keys/";

        JsonNode known =
                lineOf(given().auth().oauth2(admin).delete("/v1/organisations/{id}/keys/{k}", unknown, "abcdefghi"));
        Response odd = given().auth().oauth2(admin).delete(path + "x".repeat(43));

        assertThat(known.at("/request/path").asText()).isEqualTo("/v1/organisations/{id}/keys/{keyId}");
        assertThat(known.at("/about/id").asText()).isEqualTo(unknown.toString());
        assertThat(known.at("/about/keyId").asText()).isEqualTo("abcdefghi");
        assertThat(lineOf(odd).toString()).doesNotContain("xxx");
    }

    @Test
    void namesAKeyThatWasRefusedByWhatIsPublicOfIt() {
        String unknown = organisation.key().replaceFirst("clg_.{12}", "clg_cccccccccccc");

        JsonNode line = lineOf(given().auth().oauth2(unknown).get("/v1/devices"));

        assertThat(line.at("/decision").asText()).isEqualTo("DENIED");
        assertThat(line.at("/problem").asText()).isEqualTo("authentication-required");
        assertThat(line.at("/operation").asText()).isEqualTo("listDevices");
        assertThat(line.at("/request/claimedKey").asText()).isEqualTo("cccccccccccc");
        assertThat(line.has("caller")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"PUT, 405, REFUSED", "POST, 415, REFUSED"})
    void hasALineForWhatIsRefusedBesideTheOperations(String method, int status, String decision) {
        Response answer =
                organisation.request().contentType("text/plain").body("x").request(method, "/v1/events");

        assertThat(lineOf(answer).at("/status").asInt()).isEqualTo(status);
        assertThat(lineOf(answer).at("/decision").asText()).isEqualTo(decision);
    }

    @Test
    void hasALineForABodyThatIsTooLargeToBeRead() {
        Response answer = organisation
                .request()
                .contentType(ContentType.JSON)
                .body("x".repeat(2 << 20))
                .post("/v1/devices");

        assertThat(lineOf(answer).at("/problem").asText()).isEqualTo("payload-too-large");
        assertThat(lineOf(answer).at("/operation").asText()).isEqualTo("registerDevice");
    }

    @Test
    void keepsEveryTextInItsLine() {
        String id = UUID.randomUUID().toString();
        String text = "\r\n{\"decision\": \"ALLOWED\"}\r\n\u2028\u2029\u0085\u000b\u000c\u0000\u001b[2J%n%s${x}";
        AuditLine.Request request = new AuditLine.Request(id, null, "POST", null, null);

        auditLog.write(
                new AuditLine(Instant.now(), null, request, null, Map.of("text", text), Decision.REFUSED, 422, null));

        assertThat(log.lineOf(id).at("/about/text").asText()).isEqualTo(text);
        assertThat(log.text()).doesNotContainPattern("[^\\n -~]");
    }

    @Test
    void countsAnImportInOneLineWhenItIsThrough() {
        Response started = organisation
                .request()
                .contentType("text/csv")
                .body("id,country,product_category,repair_status,event_date,problem\nmade_" + UUID.randomUUID()
                        + ",GBR,Lamp,Fixed,2019-05-11,dead\n")
                .post("/v1/imports?format=ords");

        assertThat(started.statusCode()).isEqualTo(202);
        List<JsonNode> lines = log.linesAbout("importId", started.path("id"), 2);
        assertThat(lines).extracting(line -> line.at("/operation").asText()).containsOnly("startImport");
        assertThat(lines.get(1).at("/about/created").asInt()).isEqualTo(1);
        assertThat(lines.get(1).at("/caller/organisation").asText())
                .isEqualTo(organisation.id().toString());
    }

    @Test
    void hasNoLineForWhatWasOnlyRead() {
        Response read = organisation.request().get("/v1/organisations/{id}", organisation.id());
        Response denied = organisation.request().get("/v1/organisations");
        Response written = Events.post(organisation, Events.sale(Devices.phone(), "2024-05-01"));

        assertThat(log.linesOf(List.of(idOf(denied), idOf(written)))).hasSize(2);
        assertThat(log.text()).doesNotContain(idOf(read));
    }

    @Test
    void takesTheNameThatTheClientGivesARequest() {
        String id = UUID.randomUUID().toString();

        Response answer = organisation.request().header("X-Request-Id", id).get("/v1/devices");

        assertThat(idOf(answer)).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "short",
                "clg_abcdefghijkl_0123456789012345678901234567890123456789012",
                "{\"a\": \"b\"} 0123456789"
            })
    void replacesANameThatMightBeAnything(String sent) {
        Response answer = organisation.request().header("X-Request-Id", sent).get("/v1/devices");

        assertThat(UUID.fromString(idOf(answer))).isNotNull();
    }

    private JsonNode lineOf(Response answer) {
        return log.lineOf(idOf(answer));
    }

    private static String idOf(Response answer) {
        return answer.header("X-Request-Id");
    }
}
