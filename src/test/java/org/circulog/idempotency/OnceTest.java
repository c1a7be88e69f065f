package org.circulog.idempotency;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.circulog.organisation.Role;
import org.circulog.testing.ApiTest;
import org.circulog.testing.Devices;
import org.circulog.testing.Events;
import org.circulog.testing.JsonBody;
import org.circulog.testing.Parallel;
import org.circulog.testing.TestKeys;
import org.circulog.testing.TestKeys.TestOrganisation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ApiTest
class OnceTest {
    private static final int CALLERS = 32;
    private static final String REPAIRS = """
            id,country,product_category,repair_status,event_date,problem
            %s,GBR,Mobile,Fixed,2019-03-05,screen
            """;

    private final String key = UUID.randomUUID().toString();

    @Inject
    DataSource dataSource;

    @Inject
    RememberedAnswers answers;

    @Test
    void answersARepeatWithTheBytesOfTheFirstAnswer() {
        TestOrganisation shop = Events.recorder();
        JsonBody phone = Devices.phone();

        Response first = register(shop, key, phone);
        Response repeat = register(shop, key, phone);

        first.then().statusCode(201).header("Idempotent-Replayed", nullValue());
        repeat.then().statusCode(201).header("Idempotent-Replayed", is("true")).header("ETag", notNullValue());
        assertThat(repeat.asByteArray()).isEqualTo(first.asByteArray());
        assertThat(repeat.contentType()).isEqualTo(first.contentType());
        assertThat(repeat.header("Location")).isEqualTo(first.header("Location"));
        assertThat(repeat.header("ETag")).isEqualTo(first.header("ETag"));
        Response read = shop.request().get(first.header("Location"));
        assertThat(read.asByteArray()).isEqualTo(first.asByteArray());
    }

    @Test
    void answersTheSameAlsoWhenTheWorldHasMovedOn() {
        TestOrganisation shop = Events.recorder();
        JsonBody phone = Devices.phone();
        Response first = register(shop, key, phone);
        Events.record(shop, Events.repair(Devices.of(UUID.fromString(first.path("id"))), "2024-05-06", "FIXED"));

        Response repeat = register(shop, key, phone);

        assertThat(repeat.asByteArray()).isEqualTo(first.asByteArray());
    }

    @Test
    void judgesEqualityOnTheContent() {
        TestOrganisation shop = Events.recorder();
        String imei = Devices.imeiText();
        String phone = "{\"category\": \"0306\", \"identifiers\": [{\"scheme\": \"IMEI\", \"value\": \"%s\"}]}";
        String same = "{\"identifiers\":[{\"value\":\"%s\",\"scheme\":\"IMEI\"}],\n\"category\":\"0306\"}";

        register(shop, key, phone.formatted(imei)).then().statusCode(201);
        register(shop, "\"" + key + "\"", same.formatted(imei))
                .then()
                .statusCode(201)
                .header("Idempotent-Replayed", is("true"));
        register(shop, key, phone.formatted(Devices.imeiText()))
                .then()
                .statusCode(422)
                .body("type", is("/problems/idempotency-key-reused"));
    }

    @Test
    void refusesAnotherPathUnderTheSameKey() {
        TestOrganisation one = organisationWithoutSecondKey();
        TestOrganisation other = organisationWithoutSecondKey();

        createKey(one.id(), key).then().statusCode(201);

        createKey(other.id(), key).then().statusCode(422).body("type", is("/problems/idempotency-key-reused"));
    }

    @Test
    void showsANewKeyToTheRepeatAndToNobodyWhoReadsTheDatabase() throws SQLException {
        TestOrganisation organisation = organisationWithoutSecondKey();

        Response first = createKey(organisation.id(), key);
        Response repeat = createKey(organisation.id(), key);

        String shown = first.path("key");
        repeat.then().statusCode(201).header("Idempotent-Replayed", is("true")).body("key", is(shown));
        given().auth()
                .oauth2(shown)
                .get("/v1/organisations/{id}", organisation.id())
                .then()
                .statusCode(200)
                .body("keys.size()", is(2));
        byte[] stored = (byte[]) only("SELECT sealed_answer FROM remembered_answer WHERE idempotency_key = ?", key);
        assertThat(new String(stored, StandardCharsets.ISO_8859_1))
                .doesNotContain("clg_")
                .doesNotContain("key");
    }

    @Test
    void startsAnImportOnceAndKeepsNoChunkOfARepeat() throws Exception {
        TestOrganisation shop = TestKeys.organisation(Role.REPAIRER);
        String file = REPAIRS.formatted("once_1");

        Response first = startImport(shop, key, file, "false");
        Response repeat = startImport(shop, key, file, "false");

        first.then().statusCode(202);
        repeat.then()
                .statusCode(202)
                .header("Idempotent-Replayed", is("true"))
                .header("Location", first.header("Location"));
        assertThat(repeat.asByteArray()).isEqualTo(first.asByteArray());
        startImport(shop, key, file, "true").then().statusCode(422);
        startImport(shop, key, REPAIRS.formatted("once_2"), "false").then().statusCode(422);
        assertThat(only("SELECT count(*) FROM import_job WHERE organisation_id = ?", shop.id()))
                .isEqualTo(1L);
        assertThat(only("""
                        SELECT count(*)
                        FROM import_chunk
                        WHERE import_id IN (SELECT id FROM import_job WHERE organisation_id = ?) AND import_id <> ?""", shop.id(), UUID.fromString(first.path("id")))).isEqualTo(0L);
    }

    @Test
    void keepsTheKeysOfOrganisationsApart() {
        Response one = register(Events.recorder(), key, Devices.phone());
        Response other = register(Events.recorder(), key, Devices.phone());

        one.then().statusCode(201);
        other.then().statusCode(201).header("Idempotent-Replayed", nullValue());
    }

    @Test
    void keepsTheKeysOfOperationsApart() {
        TestOrganisation organisation = organisationWithoutSecondKey();

        createOrganisation(key, "Once").then().statusCode(201);

        createKey(organisation.id(), key).then().statusCode(201).header("Idempotent-Replayed", nullValue());
    }

    @Test
    void createsOneOrganisationForManyThatAskAtOnce() throws SQLException {
        String name = "Once " + key;

        List<Response> answers = Parallel.run(CALLERS, () -> createOrganisation(key, name));

        List<Response> created =
                answers.stream().filter(answer -> answer.statusCode() == 201).toList();
        assertThat(only("SELECT count(*) FROM organisation WHERE name = ?", name))
                .isEqualTo(1L);
        assertThat(created.stream().filter(answer -> answer.header("Idempotent-Replayed") == null))
                .hasSize(1);
        assertThat(created.stream().map(Response::asString).distinct()).hasSize(1);
        assertThat(answers).allSatisfy(answer -> assertThat(answer.statusCode()).isIn(201, 409));
        answers.stream()
                .filter(answer -> answer.statusCode() == 409)
                .forEach(answer ->
                        answer.then().body("type", is("/problems/in-flight")).header("Retry-After", "1"));
    }

    @Test
    void registersOneDeviceForManyThatAskAtOnceUnderKeysOfTheirOwn() {
        TestOrganisation shop = Events.recorder();
        JsonBody phone = Devices.phone().with("/id", UUID.randomUUID().toString());

        List<Response> answers = Parallel.run(IntStream.range(0, CALLERS)
                .<Callable<Response>>mapToObj(caller -> () -> register(shop, key + caller, phone))
                .toList());

        assertThat(answers.stream().filter(answer -> answer.statusCode() == 201))
                .hasSize(1);
        assertThat(answers).allSatisfy(answer -> assertThat(answer.statusCode()).isIn(200, 201));
    }

    @Test
    void saysThatTheFirstRequestHasNotFinished() throws SQLException {
        TestOrganisation shop = Events.recorder();
        try (Connection first = dataSource.getConnection()) {
            first.setAutoCommit(false);
            execute(first, """
                    INSERT INTO remembered_answer (organisation_id, operation, idempotency_key, fingerprint)
                    VALUES (?, 'registerDevice', ?, sha256(''))""", shop.id(), key);
            Instant asked = Instant.now();

            register(shop, key, Devices.phone())
                    .then()
                    .statusCode(409)
                    .body("type", is("/problems/in-flight"))
                    .header("Retry-After", "1");

            assertThat(Duration.between(asked, Instant.now()))
                    .isBetween(Duration.ofMillis(1500), Duration.ofSeconds(5));
            first.rollback();
        }
        register(shop, key, Devices.phone()).then().statusCode(201);
    }

    @Test
    void doesNotRememberARefusal() {
        TestOrganisation shop = Events.recorder();
        JsonBody taken = Devices.phone();
        Devices.register(shop, taken).then().statusCode(201);

        register(shop, key, taken).then().statusCode(409).body("type", is("/problems/identifier-taken"));
        register(shop, key, Devices.phone().with("/category", "9999")).then().statusCode(422);

        register(shop, key, Devices.phone()).then().statusCode(201).header("Idempotent-Replayed", nullValue());
    }

    /** The connection dies after the key is held and before the creation is done, as it would with the service. */
    @Test
    void leavesNothingBehindWhenItIsCutOffInTheMiddle() throws Exception {
        TestOrganisation organisation = organisationWithoutSecondKey();
        try (Connection blocker = dataSource.getConnection()) {
            blocker.setAutoCommit(false);
            execute(blocker, "SELECT 1 FROM organisation WHERE id = ? FOR UPDATE", organisation.id());
            CompletableFuture<Response> answer = CompletableFuture.supplyAsync(() -> createKey(organisation.id(), key));
            cutOffWhoeverWaitsFor(blocker);

            answer.get().then().statusCode(503);
            blocker.rollback();
        }

        assertThat(only("SELECT count(*) FROM remembered_answer WHERE idempotency_key = ?", key))
                .isEqualTo(0L);
        assertThat(keysOf(organisation)).isEqualTo(1L);
        createKey(organisation.id(), key).then().statusCode(201).header("Idempotent-Replayed", nullValue());
        assertThat(keysOf(organisation)).isEqualTo(2L);
    }

    @Test
    void forgetsAfterThirtyDays() throws SQLException {
        TestOrganisation shop = Events.recorder();
        JsonBody phone = Devices.phone();
        register(shop, key, phone).then().statusCode(201);

        makeOlder(key, "29 days 23 hours");
        register(shop, key, phone).then().statusCode(201).header("Idempotent-Replayed", is("true"));
        makeOlder(key, "2 hours");

        register(shop, key, Devices.phone()).then().statusCode(201).header("Idempotent-Replayed", nullValue());
    }

    @Test
    void deletesWhatIsOlderThanThirtyDaysAndNothingElse() throws SQLException {
        TestOrganisation shop = Events.recorder();
        for (int index = 0; index < 4; index++) {
            register(shop, key + index, Devices.phone()).then().statusCode(201);
        }
        for (int index = 0; index < 3; index++) {
            makeOlder(key + index, "31 days");
        }

        List<Integer> deleted = Parallel.run(4, answers::forget);

        assertThat(deleted.stream().mapToInt(Integer::intValue).sum()).isGreaterThanOrEqualTo(3);
        assertThat(only("SELECT count(*) FROM remembered_answer WHERE organisation_id = ?", shop.id()))
                .isEqualTo(1L);
        assertThat(answers.forget()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "\"open", "\"\"", "clé"})
    void refusesAKeyThatIsNone(String malformed) {
        register(Events.recorder(), malformed, Devices.phone())
                .then()
                .statusCode(400)
                .body("type", is("/problems/malformed-request"));
    }

    private static Response register(TestOrganisation shop, String key, Object device) {
        return keyed(shop.request(), key).body(device.toString()).post("/v1/devices");
    }

    private static Response createOrganisation(String key, String name) {
        return keyed(asAdmin(), key)
                .body(Map.of("name", name, "country", "GH", "roles", List.of("SELLER")))
                .post("/v1/organisations");
    }

    private static Response createKey(UUID organisation, String key) {
        return keyed(asAdmin(), key).body("{}").post("/v1/organisations/{id}/keys", organisation);
    }

    private static Response startImport(TestOrganisation shop, String key, String file, String dryRun) {
        return shop.request()
                .header("Idempotency-Key", key)
                .contentType("text/csv")
                .queryParam("format", "ords")
                .queryParam("dryRun", dryRun)
                .body(file.getBytes(StandardCharsets.UTF_8))
                .post("/v1/imports");
    }

    private static RequestSpecification keyed(RequestSpecification request, String key) {
        return request.header("Idempotency-Key", key).contentType(ContentType.JSON);
    }

    private static RequestSpecification asAdmin() {
        return given().auth().oauth2(TestKeys.admin());
    }

    private static TestOrganisation organisationWithoutSecondKey() {
        return TestKeys.organisation(Role.SELLER);
    }

    private void cutOffWhoeverWaitsFor(Connection blocker) throws SQLException {
        String victims = """
                SELECT count(pg_terminate_backend(pid))
                FROM pg_stat_activity
                WHERE (SELECT pg_backend_pid()) = ANY (pg_blocking_pids(pid))""";
        Instant deadline = Instant.now().plusSeconds(2);
        while (!single(blocker, victims).equals(1L)) {
            assertThat(Instant.now()).as("nobody waits").isBefore(deadline);
        }
    }

    private Object keysOf(TestOrganisation organisation) throws SQLException {
        return only("SELECT count(*) FROM api_key WHERE organisation_id = ?", organisation.id());
    }

    private void makeOlder(String key, String age) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            execute(
                    connection,
                    "UPDATE remembered_answer SET remembered_at = remembered_at - ?::interval WHERE idempotency_key = ?",
                    age,
                    key);
        }
    }

    private Object only(String sql, Object... parameters) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return single(connection, sql, parameters);
        }
    }

    private static Object single(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepare(connection, sql, parameters);
                ResultSet rows = statement.executeQuery()) {
            assertThat(rows.next()).isTrue();
            return rows.getObject(1);
        }
    }

    private static void execute(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepare(connection, sql, parameters)) {
            statement.execute();
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int index = 0; index < parameters.length; index++) {
            statement.setObject(index + 1, parameters[index]);
        }
        return statement;
    }
}
