package org.circulog.organisation;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.circulog.CirculogConfig;
import org.circulog.testing.ApiTest;
import org.circulog.testing.TestKeys;
import org.circulog.testing.TestKeys.TestOrganisation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ApiTest
class KeysTest {
    @Inject
    ApiKeyRepository keys;

    @Inject
    Pepper pepper;

    @Inject
    CirculogConfig config;

    @Test
    void showsAKeyOnce() {
        TestOrganisation organisation = TestKeys.organisation(Role.SELLER);

        Response created = createKey(organisation.id(), "{\"expiresAt\": \"2099-01-01T00:00:00+01:00\"}");

        String key = created.path("key");
        created.then()
                .statusCode(201)
                .body("roles", equalTo(List.of("SELLER")))
                .body("expiresAt", is("2098-12-31T23:00:00Z"));
        Response read = asAdmin().get("/v1/organisations/{id}", organisation.id());
        read.then().body("keys.id", hasItem((String) created.path("id")));
        assertThat(read.asString()).doesNotContain(key.split("_", 3)[2]).doesNotContain("hash");
    }

    @Test
    void storesOnlyAHashOfTheKey() {
        TestOrganisation organisation = TestKeys.organisation(Role.SELLER);
        BearerKey key = BearerKey.parse(organisation.key()).orElseThrow();

        SecretHash stored = QuarkusTransaction.requiringNew()
                .call(() -> keys.findById(key.id()).secretHash());

        assertThat(stored).isEqualTo(pepper.hash(key));
        assertThat(stored.bytes()).isNotEqualTo(key.secret().getBytes(US_ASCII)).hasSize(32);
    }

    @Test
    void letsAKeyBeRotatedWhileTheOtherWorks() {
        TestOrganisation organisation = TestKeys.organisation(Role.SELLER);
        Response second = createKey(organisation.id(), "{}");

        createKey(organisation.id(), "{}").then().statusCode(409).body("type", is("/problems/too-many-keys"));
        asAdmin()
                .delete("/v1/organisations/{id}/keys/{key}", organisation.id(), second.path("id"))
                .then()
                .statusCode(204);
        createKey(organisation.id(), "{}").then().statusCode(201);

        organisation
                .request()
                .get("/v1/organisations/{id}", organisation.id())
                .then()
                .statusCode(200);
    }

    @Test
    void letsBothKeysInUntilTheOldOneIsRevoked() {
        TestOrganisation organisation = TestKeys.organisation(Role.SELLER);
        TestOrganisation renewed = new TestOrganisation(
                organisation.id(), createKey(organisation.id(), "{}").path("key"));

        List<Integer> overlap = List.of(statusOf(organisation), statusOf(renewed), statusOf(organisation));
        asAdmin()
                .delete("/v1/organisations/{id}/keys/{key}", organisation.id(), idOf(organisation))
                .then()
                .statusCode(204);

        assertThat(overlap).containsOnly(200);
        assertThat(statusOf(organisation)).isEqualTo(401);
        assertThat(statusOf(renewed)).isEqualTo(200);
    }

    @Test
    void isRefusedByAnotherInstanceWithinHalfAMinuteOfItsRevocation() {
        TestOrganisation organisation = TestKeys.organisation(Role.SELLER);
        BearerKey key = BearerKey.parse(organisation.key()).orElseThrow();
        AtomicLong nanos = new AtomicLong();
        KeyRing other = new KeyRing(keys, config, nanos::get);
        StoredKey before = other.get(key);

        asAdmin()
                .delete("/v1/organisations/{id}/keys/{key}", organisation.id(), key.id())
                .then()
                .statusCode(204);
        StoredKey meanwhile = other.get(key);
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(30));

        assertThat(List.of(before, meanwhile)).doesNotContain(StoredKey.REFUSED);
        assertThat(other.findKnown(key)).isEmpty();
        assertThat(other.get(key)).isSameAs(StoredKey.REFUSED);
    }

    @Test
    void remembersWhatIsNoKeyAsLongAsWhatIsOne() {
        BearerKey unknown = BearerKey.random(new SecureRandom());
        KeyRing ring = new KeyRing(keys, config);

        StoredKey first = ring.get(unknown);

        assertThat(first).isSameAs(StoredKey.REFUSED);
        assertThat(ring.findKnown(unknown)).containsSame(StoredKey.REFUSED);
    }

    @Test
    void doesNotCountAnExpiredKeyAsLive() {
        TestOrganisation organisation = TestKeys.organisation(Role.SELLER);
        String second = createKey(organisation.id(), "{}").path("id");

        QuarkusTransaction.requiringNew().run(() -> keys.findById(second).expireAt(Instant.now()));

        createKey(organisation.id(), "{}").then().statusCode(201);
    }

    @Test
    void givesOutNoThirdKeyToRequestsThatComeTogether() throws Exception {
        String id = asAdmin()
                .contentType(ContentType.JSON)
                .body("{\"name\": \"Busy\", \"country\": \"GH\", \"roles\": [\"SELLER\"]}")
                .post("/v1/organisations")
                .path("id");
        Callable<Integer> request = () -> createKey(UUID.fromString(id), "{}").statusCode();

        ExecutorService clients = Executors.newFixedThreadPool(8);
        List<Future<Integer>> answers =
                clients.invokeAll(Stream.generate(() -> request).limit(8).toList());
        clients.shutdown();

        assertThat(answers)
                .extracting(Future::get)
                .filteredOn(status -> status == 201)
                .hasSize(2);
        assertThat(answers)
                .extracting(Future::get)
                .filteredOn(status -> status == 409)
                .hasSize(6);
    }

    @Test
    void narrowsAKeyToSomeOfTheRoles() {
        TestOrganisation organisation = TestKeys.organisation(Role.SELLER, Role.ADMIN);

        String narrow =
                createKey(organisation.id(), "{\"roles\": [\"SELLER\"]}").path("key");

        given().auth().oauth2(narrow).get("/v1/organisations").then().statusCode(403);
        organisation.request().get("/v1/organisations").then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"roles": ["ADMIN"]}                          | /roles     | not-a-role-of-organisation
            {"roles": []}                                 | /roles     | size
            {"roles": ["SELLER", "SELLER"]}               | /roles     | unique-elements
            {"expiresAt": "2020-01-01T00:00:00Z"}         | /expiresAt | future
            {"expiresAt": "9999-12-31T23:59:59-14:00"}    | /expiresAt | out-of-range
            {"expiresAt": "+10000-01-01T00:00:00Z"}       | /expiresAt | invalid-value
            {"expiresAt": "2099-01-01t00:00:00z"}         | /expiresAt | invalid-value
            {"expiresAt": "2099-01-01T24:00:00Z"}         | /expiresAt | invalid-value
            {"expiresAt": "2099-12-31T23:59:60Z"}         | /expiresAt | invalid-value
            {"expiresAt": "2099-01-01T00:00:00.1234567Z"} | /expiresAt | invalid-value
            {"expiresAt": "2099-01-01T00:00:00+14:01"}    | /expiresAt | invalid-value
            {"expiresAt": "2099-01-01"}                   | /expiresAt | invalid-value
            {"expiresAt": 4070908800}                     | /expiresAt | wrong-type
            {"expiresAt": "4070908800"}                   | /expiresAt | invalid-value
            {"secret": "mine"}                            | /secret    | unknown-field
            """)
    void refusesAKeyThatBreaksTheContract(String body, String pointer, String code) {
        TestOrganisation organisation = TestKeys.organisation(Role.SELLER);

        createKey(organisation.id(), body)
                .then()
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of(pointer)))
                .body("errors.code", equalTo(List.of(code)));
    }

    @Test
    void revokesAKeyOnceAndSaysTheSameTheSecondTime() {
        TestOrganisation organisation = TestKeys.organisation(Role.SELLER);
        String path = "/v1/organisations/" + organisation.id();
        String keyPath = path + "/keys/" + organisation.key().split("_", 3)[1];

        asAdmin().delete(keyPath).then().statusCode(204);
        String revokedAt = asAdmin().get(path).path("keys[0].revokedAt");
        asAdmin().delete(keyPath).then().statusCode(204);

        asAdmin()
                .get(path)
                .then()
                .body("keys[0].revokedAt", is(notNullValue()))
                .body("keys[0].revokedAt", is(revokedAt));
    }

    @Test
    void knowsNoKeyOfAnotherOrganisation() {
        TestOrganisation one = TestKeys.organisation(Role.SELLER);
        TestOrganisation other = TestKeys.organisation(Role.SELLER);

        asAdmin()
                .delete(
                        "/v1/organisations/{id}/keys/{key}",
                        one.id(),
                        other.key().split("_", 3)[1])
                .then()
                .statusCode(404);

        other.request().get("/v1/organisations/{id}", other.id()).then().statusCode(200);
    }

    @Test
    void countsAKeyAsAChangeOfItsOrganisation() {
        TestOrganisation organisation = TestKeys.organisation(Role.SELLER);
        String before =
                asAdmin().get("/v1/organisations/{id}", organisation.id()).header("ETag");

        createKey(organisation.id(), "{}").then().statusCode(201);

        String after =
                asAdmin().get("/v1/organisations/{id}", organisation.id()).header("ETag");
        assertThat(after).isNotEqualTo(before);
    }

    private static int statusOf(TestOrganisation organisation) {
        return organisation
                .request()
                .get("/v1/organisations/{id}", organisation.id())
                .statusCode();
    }

    private static String idOf(TestOrganisation organisation) {
        return organisation.key().split("_", 3)[1];
    }

    private static RequestSpecification asAdmin() {
        return given().auth().oauth2(TestKeys.admin());
    }

    private static Response createKey(UUID organisationId, String body) {
        return asAdmin().contentType(ContentType.JSON).body(body).post("/v1/organisations/{id}/keys", organisationId);
    }
}
