package org.circulog.contract;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.circulog.organisation.Role;
import org.circulog.testing.ApiTest;
import org.circulog.testing.TestKeys;
import org.circulog.testing.TestKeys.TestOrganisation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What no operation that reads JSON may take; the operations come from the contract, so that none is left out. */
@ApiTest
class StrictBodiesTest {
    private TestOrganisation caller;

    @BeforeEach
    void givenAnOrganisationThatMayDoEverything() {
        caller = TestKeys.organisation(Role.values());
    }

    /** A body of JSON that an operation declares. */
    private record Body(Operation operation, Place media) {
        boolean isArray() {
            return media.get("schema").text("type").equals("array");
        }

        @Override
        public String toString() {
            return operation + " " + media.name();
        }
    }

    @Test
    void findsTheOperationsThatReadJson() {
        assertThat(declaredBodies())
                .extracting(Body::toString)
                .contains("POST /v1/events application/json", "PATCH /v1/devices/{id} application/merge-patch+json");
    }

    @ParameterizedTest
    @MethodSource("declaredBodies")
    void refusesWhatIsNotOneWellFormedValue(Body body) {
        String value = body.isArray() ? "[]" : "{}";
        List<byte[]> malformed = List.of(
                new byte[0],
                bytes(" \n"),
                bytes(value.substring(0, 1)),
                bytes(value + value),
                bytes(value + "]"),
                bytes(value + "//"),
                bytes(value + "\0"),
                bytes("\uFEFF" + value),
                value.getBytes(UTF_16LE),
                HexFormat.of().parseHex("7B22C0AE223A317D"),
                HexFormat.of().parseHex("7B22E282"));

        assertThat(malformed).allSatisfy(bytes -> {
            Response answer = send(body, bytes);
            answer.then().statusCode(400);
            assertThat(answer.<String>path("type")).isEqualTo("/problems/malformed-request");
        });
    }

    @ParameterizedTest
    @MethodSource("declaredBodies")
    void refusesWhatDoesNotFit(Body body) {
        List<String> misfits = List.of(
                "null",
                "[]",
                "\"x\"",
                "-0",
                "1e262144",
                "{\"__proto__\":1}",
                "{\"@class\":\"java.net.URL\"}",
                "{\"\\ud800\":null}",
                "{\"a\":1,\"\\u0061\":1}",
                "{\"a\":" + "[".repeat(16) + "]".repeat(16) + "}");

        assertThat(misfits).allSatisfy(text -> {
            Response answer = send(body, bytes(text));
            assertThat(answer.statusCode()).isIn(400, 422);
            assertThat(answer.<String>path("type")).isIn("/problems/malformed-request", "/problems/invalid-content");
        });
    }

    @ParameterizedTest
    @MethodSource("declaredBodies")
    void refusesWhatIsTooMuch(Body body) {
        Response tooManyValues = send(body, bytes("{\"a\":[0" + ",0".repeat(200_000) + "]}"));
        int mebibytes = body.isArray() ? 17 : 2;
        Response tooLarge = send(body, bytes("{\"a\":\"" + "a".repeat(mebibytes << 20) + "\"}"));

        assertThat(tooManyValues.statusCode()).isIn(400, 413, 422);
        tooLarge.then().statusCode(413);
        assertThat(tooLarge.<String>path("type")).isEqualTo("/problems/payload-too-large");
    }

    private static Stream<Body> declaredBodies() {
        return Contract.written().operations().stream()
                .flatMap(operation -> operation
                        .requestMedia()
                        .filter(media ->
                                media.name().endsWith("json") && !media.name().endsWith("ndjson"))
                        .map(media -> new Body(operation, media)));
    }

    private Response send(Body body, byte[] bytes) {
        String mediaType = body.media().name();
        EncoderConfig asItIs = EncoderConfig.encoderConfig()
                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                .encodeContentTypeAs(mediaType, ContentType.BINARY);
        String path = body.operation()
                .path()
                .replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
        return caller.request()
                .config(RestAssured.config().encoderConfig(asItIs))
                .contentType(mediaType)
                .header("If-Match", "\"1\"")
                .body(bytes)
                .request(body.operation().method(), path);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
