package org.circulog.organisation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.circulog.testing.ApiTest;
import org.circulog.testing.TestKeys;
import org.circulog.testing.TestKeys.TestOrganisation;
import org.circulog.web.StrictJsonReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ApiTest
class AuthenticationTest {
    @Inject
    ApiKeyRepository keys;

    @ParameterizedTest
    @EnumSource(Role.class)
    void letsTheDemoOrganisationOfEveryRoleIn(Role role) {
        given().auth()
                .oauth2(DemoOrganisations.keyOf(role).text())
                .get("/v1/organisations/{id}", DemoOrganisations.idOf(role))
                .then()
                .statusCode(200)
                .body("roles", equalTo(List.of(role.name())));
    }

    @Test
    void refusesEveryKeyThatIsNotValidWithTheSameBytes() {
        TestOrganisation organisation = TestKeys.organisation(Role.SELLER);
        String unknown = organisation.key().replaceFirst("clg_.{12}", "clg_aaaaaaaaaaaa");
        String wrongSecret = unknown.replaceFirst("aaaaaaaaaaaa_.*", idOf(organisation) + "_" + "A".repeat(43));

        List<Response> answers = Stream.of(unknown, wrongSecret, revoked(), expired(), suspended(), "clg_nonsense")
                .map(key -> given().auth().oauth2(key).get("/v1/organisations/{id}", organisation.id()))
                .toList();

        Response withoutKey = given().get("/v1/organisations/{id}", organisation.id());
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
            assertThat(answer.contentType()).isEqualTo("application/problem+json");
            assertThat(answer.headers().asList())
                    .hasSameSizeAs(withoutKey.headers().asList());
            assertThat(answer.asByteArray()).isEqualTo(withoutKey.asByteArray());
        });
        withoutKey.then().statusCode(401).body("type", is("/problems/authentication-required"));
        organisation
                .request()
                .get("/v1/organisations/{id}", organisation.id())
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Basic %s", "Basic Zm9vOmJhcg==", "Bearer", "Bearer clg_%s", "Token %s", "%s", "Bearer %s,%1$s"})
    void refusesEveryOtherHeaderLikeAKeyThatIsNotValid(String header) {
        TestOrganisation organisation = TestKeys.organisation(Role.SELLER);
        Response withoutKey = given().get("/v1/organisations/{id}", organisation.id());

        Response answer = given().header("Authorization", header.formatted(organisation.key()))
                .get("/v1/organisations/{id}", organisation.id());

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.asByteArray()).isEqualTo(withoutKey.asByteArray());
    }

    @Test
    void refusesTwoHeadersEvenIfBothAreTheSameKey() {
        TestOrganisation organisation = TestKeys.organisation(Role.SELLER);
        String bearer = "Bearer " + organisation.key();

        given().header("Authorization", bearer, bearer)
                .get("/v1/organisations/{id}", organisation.id())
                .then()
                .statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?key=%s",
                "?api_key=%s",
                "?access_token=%s",
                "?Access_Token=some.other.token",
                "?limit=1&after=%s",
                "?%s",
                "?after=%%63lg_abcdefghijkl",
                "/%s",
                "/clg%%5Fabcdefghijkl_",
            })
    void refusesAKeyInTheAddressWithoutRepeatingIt(String rest) {
        String key = TestKeys.of(Role.ADMIN);

        Response bare = given().urlEncodingEnabled(false).get("/v1/organisations" + rest.formatted(key));
        Response both =
                given().auth().oauth2(key).urlEncodingEnabled(false).get("/v1/organisations" + rest.formatted(key));

        assertThat(List.of(bare, both)).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.<String>path("type")).isEqualTo("/problems/key-in-address");
            assertThat(answer.asString()).doesNotContain(key.substring(4));
        });
    }

    @Test
    void answersNoRefusalSoonerThanAnother() {
        TestOrganisation organisation = TestKeys.organisation(Role.SELLER);
        String unknown = organisation.key().replaceFirst("clg_.{12}", "clg_bbbbbbbbbbbb");
        String wrongSecret = "clg_" + idOf(organisation) + "_" + "A".repeat(43);

        List<Duration> times = Stream.of(unknown, wrongSecret, unknown, wrongSecret, "clg_nonsense", revoked())
                .map(AuthenticationTest::timeToRefuse)
                .toList();

        assertThat(times).allSatisfy(time -> assertThat(time).isGreaterThanOrEqualTo(Duration.ofMillis(50)));
    }

    private static Duration timeToRefuse(String key) {
        long start = System.nanoTime();
        given().auth().oauth2(key).get("/v1/organisations").then().statusCode(401);
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bearer ", "BEARER ", "Bearer  "})
    void readsTheSchemeInAnyCase(String scheme) {
        TestOrganisation organisation = TestKeys.organisation(Role.SELLER);

        given().header("Authorization", scheme + organisation.key())
                .get("/v1/organisations/{id}", organisation.id())
                .then()
                .statusCode(200);
    }

    @Test
    void asksForAKeyBeforeItJudgesTheRequest() {
        given().queryParam("colour", "green").get("/v1/organisations").then().statusCode(401);
        given().contentType(ContentType.JSON)
                .body("{")
                .post("/v1/organisations")
                .then()
                .statusCode(401);
        given().contentType(ContentType.TEXT)
                .body("x")
                .post("/v1/organisations")
                .then()
                .statusCode(401);
        given().accept("text/csv").get("/v1/organisations").then().statusCode(401);
    }

    @Test
    void refusesAKeyInUseAsSoonAsItIsRevoked() {
        TestOrganisation organisation = TestKeys.organisation(Role.SELLER);
        organisation
                .request()
                .get("/v1/organisations/{id}", organisation.id())
                .then()
                .statusCode(200);

        revoke(organisation);

        organisation
                .request()
                .get("/v1/organisations/{id}", organisation.id())
                .then()
                .statusCode(401);
    }

    @Test
    void letsAnOrganisationInAgainAfterItsSuspension() {
        TestOrganisation organisation = TestKeys.organisation(Role.SELLER);

        suspend(organisation, true);
        organisation
                .request()
                .get("/v1/organisations/{id}", organisation.id())
                .then()
                .statusCode(401);

        suspend(organisation, false);
        organisation
                .request()
                .get("/v1/organisations/{id}", organisation.id())
                .then()
                .statusCode(200);
    }

    @Test
    void takesARoleAwayFromTheKeysOfAnOrganisationThatLosesIt() {
        TestOrganisation organisation = TestKeys.organisation(Role.SELLER, Role.ADMIN);
        organisation.request().get("/v1/organisations").then().statusCode(200);

        change(organisation, Map.of("roles", List.of("SELLER")));

        organisation.request().get("/v1/organisations").then().statusCode(403).body("type", is("/problems/forbidden"));
    }

    private String revoked() {
        TestOrganisation organisation = TestKeys.organisation(Role.SELLER);
        revoke(organisation);
        return organisation.key();
    }

    private String expired() {
        TestOrganisation organisation = TestKeys.organisation(Role.SELLER);
        QuarkusTransaction.requiringNew()
                .run(() -> keys.findById(idOf(organisation)).expireAt(Instant.now()));
        return organisation.key();
    }

    private String suspended() {
        TestOrganisation organisation = TestKeys.organisation(Role.SELLER);
        suspend(organisation, true);
        return organisation.key();
    }

    private static void suspend(TestOrganisation organisation, boolean suspended) {
        change(organisation, Map.of("suspended", suspended));
    }

    private static void change(TestOrganisation organisation, Map<String, Object> patch) {
        given().auth()
                .oauth2(TestKeys.admin())
                .contentType(StrictJsonReader.MERGE_PATCH)
                .body(patch)
                .patch("/v1/organisations/{id}", organisation.id())
                .then()
                .statusCode(200);
    }

    private static void revoke(TestOrganisation organisation) {
        given().auth()
                .oauth2(TestKeys.admin())
                .delete("/v1/organisations/{id}/keys/{key}", organisation.id(), idOf(organisation))
                .then()
                .statusCode(204);
    }

    private static String idOf(TestOrganisation organisation) {
        return organisation.key().split("_", 3)[1];
    }
}
