package org.circulog.exchange;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import javax.sql.DataSource;
import org.circulog.organisation.Role;
import org.circulog.testing.ApiTest;
import org.circulog.testing.TestKeys;
import org.circulog.testing.TestKeys.TestOrganisation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ApiTest
class ImportTest {
    private static final String HEADER = "id,country,product_category,repair_status,event_date,problem\n";

    private TestOrganisation shop;

    @Inject
    DataSource dataSource;

    @BeforeEach
    void becomeARepairer() {
        shop = TestKeys.organisation(Role.REPAIRER);
    }

    @Test
    void takesAFileInAsAJobThatCanBeFollowed() throws IOException {
        Response accepted = send(resource("ords-v0.3.csv"));

        accepted.then()
                .statusCode(202)
                .body("format", is("ORDS"))
                .body("dryRun", is(false))
                .body("rowsTotal", nullValue());
        JsonPath done = end(accepted);
        assertThat(done.getString("state")).isEqualTo("DONE");
        assertThat(done.getInt("rowsTotal")).isEqualTo(7);
        assertThat(done.getInt("rowsRead")).isEqualTo(7);
        assertThat(done.getDouble("percent")).isEqualTo(100);
        assertThat(done.getInt("created")).isEqualTo(5);
        assertThat(done.getInt("rejected")).isEqualTo(2);
        assertThat(done.getInt("warned")).isEqualTo(2);
        assertThat(done.getString("startedAt")).isNotNull();
        assertThat(done.getString("finishedAt")).isNotNull();
    }

    @Test
    void countsWhatBecameOfTheRows() throws IOException {
        JsonPath done = end(send(resource("ords-v0.3.csv")));

        assertThat(done.getMap("outcomes"))
                .isEqualTo(Map.of("FIXED", 2, "REPAIRABLE", 1, "END_OF_LIFE", 1, "UNKNOWN", 1));
        assertThat(codes(done, "warnings"))
                .isEqualTo(Map.of("category-assumed", 1, "year-out-of-range", 1, "barrier-without-end-of-life", 1));
        assertThat(codes(done, "rejections"))
                .isEqualTo(Map.of("unknown-status", 1, "impossible-date", 1, "unknown-country", 1));
    }

    @Test
    void recordsEachRowAsARepairOfADeviceKnownByTheIdOfTheRow() throws IOException {
        end(send(resource("ords-v0.3.csv")));

        Response devices = shop.request()
                .queryParam("scheme", "ASSET_TAG")
                .queryParam("value", "made_3")
                .queryParam("issuer", shop.id().toString())
                .get("/v1/devices");

        devices.then()
                .statusCode(200)
                .body("items.size()", is(1))
                .body("items[0].category", is("0204"))
                .body("items[0].manufacturer", is("Dustless"))
                .body("items[0].manufacturedOn", is("2001"))
                .body("items[0].observedSince", is("2019-05-11"));
        String deviceId = devices.path("items[0].id");
        shop.request()
                .get("/v1/devices/{id}/events", deviceId)
                .then()
                .statusCode(200)
                .body("items.type", equalTo(List.of("REPAIR")))
                .body("items[0].occurredAt", is("2019-05-11"))
                .body("items[0].country", is("DK"))
                .body("items[0].repair.outcome", is("END_OF_LIFE"))
                .body("items[0].repair.barrier", is("SPARE_PARTS_NOT_AVAILABLE"));
    }

    @Test
    void keepsTheImpreciseDatesOfTheOlderVersion() throws IOException {
        JsonPath done = end(send(resource("ords-v0.2.1.csv")));

        assertThat(done.getInt("created")).isEqualTo(2);
        assertThat(done.getInt("warned")).isZero();
        assertThat(occurrences()).containsExactlyInAnyOrder("2016", "2016-04");
    }

    @Test
    void repeatsAnImportWithoutDuplicates() throws IOException {
        JsonPath first = end(send(resource("ords-v0.3.csv")));

        JsonPath second = end(send(resource("ords-v0.3.csv")));

        assertThat(second.getInt("created")).isZero();
        assertThat(second.getInt("replayed")).isEqualTo(5);
        assertThat(second.getInt("rejected")).isEqualTo(2);
        assertThat(second.getMap("outcomes")).isEqualTo(first.getMap("outcomes"));
        assertThat(occurrences()).hasSize(5);
    }

    @Test
    void refusesARowThatContradictsOneOfTheSameId() {
        String file = HEADER + "made_1,GBR,Lamp,Fixed,2019-05-11,dead\nmade_1,GBR,Lamp,Unknown,2019-05-11,dead\n";

        JsonPath done = end(send(file));

        assertThat(done.getInt("created")).isEqualTo(1);
        assertThat(codes(done, "rejections")).isEqualTo(Map.of("event-id-conflict", 1));
    }

    @Test
    void judgesWithoutRecordingInADryRun() throws IOException {
        JsonPath dry = end(send(resource("ords-v0.3.csv"), true));

        assertThat(dry.getBoolean("dryRun")).isTrue();
        assertThat(dry.getInt("created")).isEqualTo(5);
        assertThat(dry.getInt("rejected")).isEqualTo(2);
        assertThat(occurrences()).isEmpty();
    }

    @Test
    void foreseesInADryRunWhatWouldBeAReplay() throws IOException {
        JsonPath done = end(send(resource("ords-v0.3.csv")));

        JsonPath dry = end(send(resource("ords-v0.3.csv"), true));

        assertThat(dry.getInt("replayed")).isEqualTo(5);
        assertThat(dry.getMap("outcomes")).isEqualTo(done.getMap("outcomes"));
    }

    @Test
    void reportsEveryRefusalAndWarningWithItsPlaceInTheFile() throws IOException {
        JsonPath done = end(send(resource("ords-v0.3.csv")));

        String report = shop.request()
                .get("/v1/imports/{id}/report", done.getString("id"))
                .then()
                .statusCode(200)
                .contentType("text/csv")
                .extract()
                .asString();

        assertThat(report.split("\r\n"))
                .containsExactly(
                        "row,id,status,pointer,code,message",
                        "6,made_4,CREATED,/product_category,category-assumed,has no UNU key of its own; 0201 is assumed",
                        "7,made_5,REJECTED,/repair_status,unknown-status,\"is none of Fixed, Repairable, End of life and Unknown\"",
                        "8,made_6,REJECTED,/event_date,impossible-date,is a date that does not exist",
                        "8,made_6,REJECTED,/country,unknown-country,is not an alpha-3 code of ISO 3166-1",
                        "9,made_7,CREATED,/year_of_manufacture,year-out-of-range,\"lies before 1850 or after the event, and is left out\"",
                        "9,made_7,CREATED,/repair_barrier_if_end_of_life,barrier-without-end-of-life,\"belongs to the status End of life, and is left out\"");
    }

    @Test
    void pointsToTheColumnWhereTheServiceRefusesAField() {
        JsonPath done = end(send(HEADER + "N/A,GBR,Lamp,Fixed,2999-01-01,dead\n"));

        assertThat(report(done))
                .contains("2,N/A,REJECTED,/event_date,future,")
                .contains("2,N/A,REJECTED,/id,placeholder,");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {"=1+1, '=1+1", "+1, '+1", "-1, '-1", "@SUM, '@SUM", "made_1, made_1"})
    void writesNoFormulaIntoTheReport(String id, String cell) {
        JsonPath done = end(send(HEADER + id + ",GBR,Lamp,Broken,2019-05-11,dead\n"));

        assertThat(report(done)).contains("\r\n2," + cell + ",REJECTED,");
    }

    @Test
    void takesACompressedFileInBothWays() throws IOException {
        byte[] compressed = gzip(resource("ords-v0.3.csv"));

        JsonPath encoded = end(shop.request()
                .queryParam("format", "ords")
                .contentType("text/csv")
                .header("Content-Encoding", "gzip")
                .body(compressed)
                .post("/v1/imports"));
        JsonPath archive = end(shop.request()
                .queryParam("format", "ords")
                .contentType("application/gzip")
                .body(compressed)
                .post("/v1/imports"));

        assertThat(encoded.getInt("created")).isEqualTo(5);
        assertThat(archive.getInt("replayed")).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource({"text/csv, 1f8b0800", "application/gzip, 69642c63", "text/csv, ''"})
    void refusesABodyThatIsNotWhatItIsDeclaredToBe(String type, String hex) {
        shop.request()
                .queryParam("format", "ords")
                .contentType(type)
                .body(HexFormat.of().parseHex(hex))
                .post("/v1/imports")
                .then()
                .statusCode(400)
                .body("type", is("/problems/malformed-request"));
    }

    @ParameterizedTest
    @CsvSource({"text/csv, br", "application/gzip, gzip", "application/json, identity"})
    void refusesAnotherMediaTypeOrEncoding(String type, String encoding) {
        shop.request()
                .queryParam("format", "ords")
                .contentType(type)
                .header("Content-Encoding", encoding)
                .body(HEADER.getBytes(StandardCharsets.UTF_8))
                .post("/v1/imports")
                .then()
                .statusCode(415)
                .body("type", is("/problems/unsupported-media-type"));
    }

    @ParameterizedTest
    @CsvSource({"format, xml", "format, ORDS", "dryRun, perhaps"})
    void refusesParametersItDoesNotKnow(String name, String value) {
        Map<String, String> parameters = new HashMap<>(Map.of("format", "ords"));
        parameters.put(name, value);

        shop.request()
                .queryParams(parameters)
                .contentType("text/csv")
                .body(HEADER)
                .post("/v1/imports")
                .then()
                .statusCode(400)
                .body("type", is("/problems/invalid-parameter"))
                .body("parameter", is(name));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void refusesAFileOfMoreThan64MiB(boolean lengthKnown) throws Exception {
        byte[] file = new byte[80 << 20];
        Arrays.fill(file, (byte) '\n');
        BodyPublisher body = lengthKnown
                ? BodyPublishers.ofByteArray(file)
                : BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(file));
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(RestAssured.baseURI + ":" + RestAssured.port + "/v1/imports?format=ords"))
                .header("Authorization", "Bearer " + shop.key())
                .header("Content-Type", "text/csv")
                .POST(body)
                .build();

        HttpResponse<String> answer = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(request, BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("/problems/payload-too-large");
        shop.request().get("/v1/imports").then().body("items.size()", is(0));
    }

    @Test
    void failsForAnOrganisationThatIsSuspendedMeanwhile() throws Exception {
        UUID id = UUID.randomUUID();
        insertRunning(id, rows(1), 0, "now() + interval '1 hour'");
        given().auth()
                .oauth2(TestKeys.admin())
                .contentType("application/merge-patch+json")
                .body("{\"suspended\": true}")
                .patch("/v1/organisations/{id}", shop.id())
                .then()
                .statusCode(200);

        execute("UPDATE import_job SET leased_until = now() - interval '1 second' WHERE id = ?", id);

        JsonPath failed = new FollowedImport(TestKeys.admin(), id.toString()).end();
        assertThat(failed.getString("state")).isEqualTo("FAILED");
        assertThat(failed.getString("failure")).contains("suspended");
    }

    @Test
    void requiresAFormat() {
        shop.request()
                .contentType("text/csv")
                .body(HEADER)
                .post("/v1/imports")
                .then()
                .statusCode(400)
                .body("type", is("/problems/invalid-parameter"))
                .body("parameter", is("format"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            id,country                                  | The header lacks
            id,country,product_category,repair_status,event_date,problem%0Aa,GBR,Lamp,Fixed,2019,"open | quoted field
            """)
    void failsWithTheReasonAndRecordsNothingOfAFileThatCannotBeRead(String file, String reason) {
        JsonPath failed = end(send(file.replace("%0A", "\n")));

        assertThat(failed.getString("state")).isEqualTo("FAILED");
        assertThat(failed.getString("failure")).contains(reason);
        assertThat(failed.getInt("created")).isZero();
    }

    @Test
    void isDoneWithAFileWithoutRows() {
        JsonPath done = end(send(HEADER));

        assertThat(done.getString("state")).isEqualTo("DONE");
        assertThat(done.getInt("rowsTotal")).isZero();
        assertThat(done.getDouble("percent")).isEqualTo(100);
    }

    @Test
    void keepsNoFileOfAnImportThatHasEnded() throws Exception {
        JsonPath done = end(send(HEADER + "made_1,GBR,Lamp,Fixed,2019-05-11,dead\n"));

        assertThat(count("SELECT count(*) FROM import_chunk WHERE import_id = ?", done.getString("id")))
                .isZero();
    }

    @Test
    void goesOnAfterTheRowsThatAServiceBeforeItHasRead() throws Exception {
        UUID id = UUID.randomUUID();
        insertRunning(id, rows(1200), 700, "now() - interval '1 second'");

        JsonPath done = end(id.toString());

        assertThat(done.getString("state")).isEqualTo("DONE");
        assertThat(done.getInt("rowsRead")).isEqualTo(1200);
        assertThat(done.getInt("created")).isEqualTo(700 + 500);
        assertThat(occurrences()).hasSize(500);
    }

    @Test
    void leavesAnImportToTheServiceThatHoldsItsLease() throws Exception {
        UUID held = UUID.randomUUID();
        insertRunning(held, rows(1), 0, "now() + interval '1 hour'");

        end(send(HEADER + "made_1,GBR,Lamp,Fixed,2019-05-11,dead\n"));

        shop.request()
                .get("/v1/imports/{id}", held)
                .then()
                .body("state", is("RUNNING"))
                .body("rowsRead", is(0));
    }

    @Test
    void cancelsAnImportAndKeepsWhatIsRecorded() throws Exception {
        UUID running = UUID.randomUUID();
        insertRunning(running, rows(900), 500, "now() + interval '1 hour'");

        Response cancelled = shop.request().post("/v1/imports/{id}/cancel", running);

        cancelled
                .then()
                .statusCode(200)
                .body("state", is("CANCELLED"))
                .body("rowsRead", is(500))
                .body("created", is(500));
        Response again = shop.request().post("/v1/imports/{id}/cancel", running);
        assertThat(again.asString()).isEqualTo(cancelled.asString());
        assertThat(count("SELECT count(*) FROM import_chunk WHERE import_id = ?", running.toString()))
                .isZero();
    }

    @Test
    void doesNotCancelAnImportThatHasEnded() {
        JsonPath done = end(send(HEADER));

        shop.request()
                .post("/v1/imports/{id}/cancel", done.getString("id"))
                .then()
                .statusCode(409)
                .body("type", is("/problems/state-conflict"))
                .body("detail", containsString("DONE"));
    }

    @Test
    void hidesTheImportsOfOthers() {
        JsonPath done = end(send(HEADER));
        TestOrganisation other = TestKeys.organisation(Role.REPAIRER);
        String id = done.getString("id");

        List<Response> answers = List.of(
                other.request().get("/v1/imports/{id}", id),
                other.request().get("/v1/imports/{id}/report", id),
                other.request().post("/v1/imports/{id}/cancel", id),
                shop.request().get("/v1/imports/{id}", UUID.randomUUID()));

        assertThat(answers).extracting(Response::statusCode).containsOnly(404);
        other.request().get("/v1/imports").then().statusCode(200).body("items.size()", is(0));
    }

    @Test
    void letsAdministratorsFollowTheImportsOfAll() {
        String id = end(send(HEADER)).getString("id");
        RequestSpecification admin = given().auth().oauth2(TestKeys.admin());

        admin.get("/v1/imports/{id}", id).then().statusCode(200);
        assertThat(admin.get("/v1/imports").<List<String>>path("items.id")).contains(id);
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"SELLER", "COLLECTOR", "RECYCLER", "PARTNER", "ANALYST"})
    void isForRepairersOnly(Role role) {
        TestOrganisation other = TestKeys.organisation(role);

        List<Response> answers = List.of(
                other.request()
                        .queryParam("format", "ords")
                        .contentType("text/csv")
                        .body(HEADER)
                        .post("/v1/imports"),
                other.request().get("/v1/imports"));

        assertThat(answers).extracting(Response::statusCode).containsOnly(403);
    }

    @Test
    void listsTheLatestImportFirstPageByPage() {
        String first = end(send(HEADER)).getString("id");
        String second = end(send(HEADER)).getString("id");

        Response page = shop.request().queryParam("limit", 1).get("/v1/imports");
        Response rest = shop.request()
                .queryParam("limit", 1)
                .queryParam("after", page.<String>path("next"))
                .get("/v1/imports");

        assertThat(page.<List<String>>path("items.id")).containsExactly(second);
        assertThat(page.header("Link")).contains("rel=\"next\"");
        assertThat(rest.<List<String>>path("items.id")).containsExactly(first);
        assertThat(rest.<String>path("next")).isNull();
    }

    private Response send(String file) {
        return send(file, false);
    }

    private Response send(String file, boolean dryRun) {
        return shop.request()
                .queryParam("format", "ords")
                .queryParam("dryRun", dryRun)
                .contentType("text/csv")
                .body(file.getBytes(StandardCharsets.UTF_8))
                .post("/v1/imports");
    }

    private JsonPath end(Response accepted) {
        accepted.then().statusCode(202);
        assertThat(accepted.header("Location")).endsWith("/v1/imports/" + accepted.path("id"));
        return end(accepted.<String>path("id"));
    }

    private JsonPath end(String id) {
        return new FollowedImport(shop.key(), id).end();
    }

    private String report(JsonPath job) {
        return shop.request()
                .get("/v1/imports/{id}/report", job.getString("id"))
                .asString();
    }

    private static Map<String, Integer> codes(JsonPath job, String kind) {
        return job.getList(kind, Map.class).stream()
                .collect(Collectors.toMap(entry -> (String) entry.get("code"), entry -> (Integer) entry.get("count")));
    }

    private static String rows(int count) {
        return HEADER
                + IntStream.rangeClosed(1, count)
                        .mapToObj(number -> "made_" + number + ",GBR,Lamp,Fixed,2019-05-11,dead\n")
                        .collect(Collectors.joining());
    }

    /** An import as a service leaves it that was killed while it worked on it. */
    private void insertRunning(UUID id, String file, int rowsRead, String leasedUntil) throws SQLException {
        execute("""
                INSERT INTO import_job (id, organisation_id, format, dry_run, state, rows_read, created, fixed)
                VALUES (?, ?, 'ORDS', false, 'RUNNING', ?, ?, ?)""", id, shop.id(), rowsRead, rowsRead, rowsRead);
        execute(
                "INSERT INTO import_chunk (import_id, ordinal, bytes) VALUES (?, 0, ?)",
                id,
                file.getBytes(StandardCharsets.UTF_8));
        execute("UPDATE import_job SET leased_until = " + leasedUntil + " WHERE id = ?", id);
    }

    private void execute(String sql, Object... parameters) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int index = 0; index < parameters.length; index++) {
                statement.setObject(index + 1, parameters[index]);
            }
            statement.executeUpdate();
        }
    }

    private long count(String sql, String id) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, UUID.fromString(id));
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    /** When the events happened that the shop has on record. */
    private List<String> occurrences() {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("SELECT occurred_at FROM event WHERE organisation_id = ?")) {
            statement.setObject(1, shop.id());
            List<String> occurrences = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    occurrences.add(rows.getString(1));
                }
            }
            return occurrences;
        } catch (SQLException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private static String resource(String name) throws IOException {
        return new String(
                ImportTest.class.getResourceAsStream("/exchange/" + name).readAllBytes(), StandardCharsets.UTF_8);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (GZIPOutputStream compressed = new GZIPOutputStream(file)) {
            compressed.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return file.toByteArray();
    }
}
