package org.circulog.organisation;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.security.Key;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.circulog.CirculogConfig;
import org.circulog.testing.ApiTest;
import org.circulog.testing.TestKeys;
import org.circulog.testing.TestKeys.TestOrganisation;
import org.circulog.web.ProblemException;
import org.circulog.web.StrictJsonReader;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@ApiTest
@TestProfile(AccessProfile.class)
class TokenTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    TestProvider provider;

    private TestOrganisation organisation;

    @BeforeEach
    void givenAnOrganisation() {
        organisation = TestKeys.organisation(Role.SELLER, Role.REPAIRER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "RS512", "PS256"})
    void takesATokenOfTheProvider(String algorithm) {
        Response answer = read(signed(claims -> {}, algorithm, provider.key()));

        answer.then().statusCode(200).body("id", is(organisation.id().toString()));
        assertThat(answer.header("RateLimit")).isNotNull();
    }

    @Test
    void takesAnEllipticCurveToo() throws JoseException {
        PublicJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        key.setKeyId("curve");
        provider.add(key);

        assertThat(comesIn(signed(claims -> {}, "ES256", key))).isTrue();
    }

    @Test
    void letsATokenDoWhatItsRolesAllowAndNoMore() {
        String seller = signed(claims -> claims.setClaim("circulog_roles", List.of("SELLER", "ADMIN", "GARDENER")));
        String none = signed(claims -> claims.unsetClaim("circulog_roles"));

        given().auth().oauth2(seller).get("/v1/organisations").then().statusCode(403);
        read(seller).then().statusCode(200).body("roles", equalTo(List.of("SELLER", "REPAIRER")));
        read(none).then().statusCode(200);
        given().auth().oauth2(none).get("/v1/imports").then().statusCode(403);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                refusal("another audience", claims -> claims.setAudience("another")),
                refusal("no audience", claims -> claims.unsetClaim("aud")),
                refusal("another issuer", claims -> claims.setIssuer("https://elsewhere.example")),
                refusal("no issuer", claims -> claims.unsetClaim("iss")),
                refusal("expired", claims -> claims.setExpirationTimeMinutesInTheFuture(-1)),
                refusal("no expiry", claims -> claims.unsetClaim("exp")),
                refusal("not yet valid", claims -> claims.setNotBeforeMinutesInThePast(-1)),
                refusal("no subject", claims -> claims.unsetClaim("sub")),
                refusal("no organisation", claims -> claims.unsetClaim("circulog_organisation")),
                refusal("no UUID", claims -> claims.setClaim("circulog_organisation", "x")),
                refusal(
                        "unknown organisation",
                        claims -> claims.setClaim(
                                "circulog_organisation", UUID.randomUUID().toString())),
                refusal("too large", claims -> claims.setClaim("x", "x".repeat(8_000))));
    }

    private static Arguments refusal(String name, Consumer<JwtClaims> change) {
        return Arguments.of(name, change);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void refusesAClaimThatIsNotRight(String name, Consumer<JwtClaims> change) {
        assertRefused(signed(change));
        read(signed(claims -> {})).then().statusCode(200);
    }

    @Test
    void refusesASharedSecretEvenIfItIsThePublicKey() {
        Key secret = new HmacKey(provider.key().getPublicKey().getEncoded());

        assertRefused(signed(claims -> {}, "HS256", secret, provider.key().getKeyId()));
    }

    @Test
    void refusesATokenThatNobodySigned() {
        String signed = signed(claims -> {}, "none", null, provider.key().getKeyId());
        String stripped = signed(claims -> {}).replaceFirst("[^.]*$", "");

        assertRefused(signed);
        assertRefused(stripped);
    }

    @Test
    void refusesAPayloadThatWasChanged() {
        String[] parts = signed(claims -> {}).split("\\.");
        String payload = new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8).replace("SELLER", "RECYCLER");

        assertRefused(parts[0] + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(payload.getBytes(UTF_8))
                + "." + parts[2]);
    }

    @Test
    void refusesAKeyThatIsNotNamedOrNotTheProvidersAndAsksForItRarely() throws JoseException {
        PublicJsonWebKey foreign = RsaJwkGenerator.generateJwk(2048);
        read(signed(claims -> {})).then().statusCode(200);
        int reads = provider.keySetReads();

        foreign.setKeyId(provider.key().getKeyId());
        assertRefused(signed(claims -> {}, "RS256", foreign));
        assertRefused(signed(claims -> {}, "RS256", provider.key().getPrivateKey(), null));
        for (int at = 0; at < 5; at++) {
            foreign.setKeyId("unknown " + at);
            assertRefused(signed(claims -> {}, "RS256", foreign));
        }

        assertThat(provider.keySetReads() - reads).isLessThanOrEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "a.b.c", "eyJhbGciOiJSUzI1NiJ9..", "{}"})
    void refusesWhatIsNoToken(String token) {
        assertRefused(token);
    }

    @Test
    void followsTheProviderToANewKey() {
        read(signed(claims -> {})).then().statusCode(200);
        String before = signed(claims -> {});

        provider.rotate();

        assertThat(comesIn(signed(claims -> {}))).isTrue();
        read(before).then().statusCode(200);
    }

    @Test
    void takesKnownKeysAndAsksForPatienceWhileTheProviderIsAway() throws JoseException {
        read(signed(claims -> {})).then().statusCode(200);
        PublicJsonWebKey unknown = RsaJwkGenerator.generateJwk(2048);
        unknown.setKeyId("made while away");
        Response away;

        provider.goAway(true);
        try {
            away = awaitStatus(503, signed(claims -> {}, "RS256", unknown));
            read(signed(claims -> {})).then().statusCode(200);
            organisation
                    .request()
                    .get("/v1/organisations/{id}", organisation.id())
                    .then()
                    .statusCode(200);
        } finally {
            provider.goAway(false);
        }

        assertThat(awaitStatus(401, signed(claims -> {}, "RS256", unknown)).statusCode())
                .isEqualTo(401);
        away.then().statusCode(503).body("type", is("/problems/service-unavailable"));
        assertThat(away.header("Retry-After")).isNotNull();
    }

    @Test
    void refusesTheTokensOfASuspendedOrganisation() {
        String token = signed(claims -> {});
        read(token).then().statusCode(200);

        given().auth()
                .oauth2(TestKeys.admin())
                .contentType(StrictJsonReader.MERGE_PATCH)
                .body(Map.of("suspended", true))
                .patch("/v1/organisations/{id}", organisation.id())
                .then()
                .statusCode(200);

        assertRefused(token);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://provider.example", "http://provider.example"})
    void doesNotStartWithoutAnAudienceOrOverAnOpenLine(String issuer) {
        CirculogConfig config = config(Map.of("circulog.oidc.issuer", issuer));
        CirculogConfig open = config(
                Map.of("circulog.oidc.issuer", issuer.replace("https", "http"), "circulog.oidc.audience", "circulog"));

        assertThatThrownBy(() -> new TokenVerifier(config)).hasMessageContaining("CIRCULOG_OIDC_AUDIENCE");
        assertThatThrownBy(() -> new TokenVerifier(open)).hasMessageContaining("https");
    }

    @Test
    void startsWithoutTheProvider() {
        CirculogConfig config =
                config(Map.of("circulog.oidc.issuer", "http://127.0.0.1:1", "circulog.oidc.audience", "circulog"));
        String token = signed(claims -> {});

        TokenVerifier verifier = new TokenVerifier(config);

        assertThatThrownBy(() -> verifier.verify(token))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().status()).isEqualTo(503));
    }

    @Test
    void findsClaimsWithinClaims() {
        JwtClaims claims = new JwtClaims();
        claims.setSubject("somebody");
        claims.setClaim("tenant", Map.of("id", organisation.id().toString()));
        claims.setClaim("realm_access", Map.of("roles", List.of("SELLER", "offline_access")));
        CirculogConfig config = config(Map.of(
                "circulog.oidc.organisation-claim", "tenant.id", "circulog.oidc.roles-claim", "realm_access.roles"));

        TokenClaims read = TokenClaims.of(claims, config.oidc());

        assertThat(read.organisationId()).contains(organisation.id());
        assertThat(read.roles()).containsExactly(Role.SELLER);
    }

    private static CirculogConfig config(Map<String, String> values) {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withMapping(CirculogConfig.class)
                .withDefaultValue("user.home", "home");
        values.forEach(builder::withDefaultValue);
        return builder.build().getConfigMapping(CirculogConfig.class);
    }

    private void assertRefused(String token) {
        Response refused = read(token);

        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.asByteArray()).isEqualTo(read("clg_nonsense").asByteArray());
    }

    /** Soon, though not at once: an unknown key is asked for only so often. */
    private boolean comesIn(String token) {
        return awaitStatus(200, token).statusCode() == 200;
    }

    private Response awaitStatus(int status, String token) {
        Instant latest = Instant.now().plus(PATIENCE);
        Response answer = read(token);
        while (answer.statusCode() != status && Instant.now().isBefore(latest)) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
            answer = read(token);
        }
        return answer;
    }

    private Response read(String token) {
        return given().auth().oauth2(token).get("/v1/organisations/{id}", organisation.id());
    }

    private String signed(Consumer<JwtClaims> change) {
        return signed(change, "RS256", provider.key());
    }

    private String signed(Consumer<JwtClaims> change, String algorithm, PublicJsonWebKey key) {
        return signed(change, algorithm, key.getPrivateKey(), key.getKeyId());
    }

    private String signed(Consumer<JwtClaims> change, String algorithm, Key key, String keyId) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(provider.issuer());
        claims.setAudience("somebody else", TestProvider.AUDIENCE);
        claims.setSubject("till " + UUID.randomUUID());
        claims.setIssuedAt(NumericDate.now());
        claims.setExpirationTimeMinutesInTheFuture(5);
        claims.setClaim("circulog_organisation", organisation.id().toString());
        claims.setClaim("circulog_roles", List.of("SELLER"));
        change.accept(claims);
        JsonWebSignature token = new JsonWebSignature();
        token.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        token.setPayload(claims.toJson());
        token.setAlgorithmHeaderValue(algorithm);
        token.setKey(key);
        if (keyId != null) {
            token.setKeyIdHeaderValue(keyId);
        }
        try {
            return token.getCompactSerialization();
        } catch (JoseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
