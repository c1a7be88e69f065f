package org.circulog.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.path.json.JsonPath;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.circulog.testing.ApiTest;
import org.circulog.testing.Devices;
import org.circulog.testing.Events;
import org.circulog.testing.RawHttp;
import org.circulog.testing.RawHttp.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is said in HTTP has one meaning for the service and for what stands before it, or is refused. */
@ApiTest
class HttpMannersTest {
    private static final String NEXT = "GET /v1/reference/countries HTTP/1.1\r\nHost: localhost\r\n\r\n";
    private static final String JSON = "Content-Type: application/json\r\n";

    private final String event =
            Events.repair(Devices.phone(), "2024-05-06", "FIXED").toString();

    @TestHTTPResource("/")
    URI service;

    @TestHTTPResource(value = "/", management = true)
    URI management;

    private String key;

    @BeforeEach
    void givenAKey() {
        key = Events.recorder().key();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "APPLICATION/JSON",
                "application/json; charset=utf-8",
                "application/json;charset=UTF-8",
                "application/json; charset=\"Utf-8\"",
                "application/json; version=1",
            })
    void takesABodyOfItsMediaType(String type) {
        Answer answer = postEvent("Content-Type: " + type + "\r\n");

        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ";",
                "application",
                "application/",
                "/json",
                "text/plain",
                "application/jsonx",
                "application/problem+json",
                "application/x-ndjson",
                "application/*",
                "*/*",
                "application/json, text/plain",
                "application/json; charset=iso-8859-1",
                "application/json; charset=utf-16",
                "application/json; charset=utf8",
                "application/json; charset=",
                "application/json; charset",
                "application/json; charset=utf-8; charset=latin1",
            })
    void refusesABodyOfAnotherMediaType(String type) {
        Answer answer = postEvent("Content-Type: " + type + "\r\n");

        assertIsProblem(answer, 415);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /v1/events/batch | application/x-ndjson         | iso-8859-1
            /v1/imports      | text/csv                     | windows-1252
            """)
    void refusesStreamsInAnotherCharsetToo(String path, String type, String charset) {
        String suffix = path.endsWith("imports") ? "?format=ords" : "";

        Answer refused = post(path + suffix, "Content-Type: " + type + "; charset=" + charset + "\r\n", event);
        Answer accepted = post(path + suffix, "Content-Type: " + type + "; charset=utf-8\r\n", event);

        assertIsProblem(refused, 415);
        assertThat(accepted.status()).isNotEqualTo(415);
    }

    @Test
    void takesABodyThatIsNotCompressed() {
        assertThat(postEvent(JSON + "Content-Encoding: identity\r\n").status()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "br", "gzip, identity", "identity, gzip", "x"})
    void refusesACompressedBody(String encoding) {
        Answer answer = postEvent(JSON + "Content-Encoding: " + encoding + "\r\n");

        assertIsProblem(answer, 415);
        assertThat(JsonPath.from(answer.body()).getString("detail")).contains("Content-Encoding");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "*/*", "application/*", "text/html, application/json;q=0.1"})
    void answersInWhatIsAskedFor(String accept) {
        assertThat(get("/v1/devices", "Accept: " + accept + "\r\n").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/xml", "text/csv", "json", ";", "a/b/c;;q=x"})
    void saysWhereItCannotAnswerInWhatIsAskedFor(String accept) {
        assertIsProblem(get("/v1/devices", "Accept: " + accept + "\r\n"), 406);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/devices", "/v1/events", "/v1/events/batch", "/docs", "/openapi.yaml"})
    void refusesOptionsWithTheMethodsOfTheContract(String path) {
        Answer answer = send("OPTIONS " + path + " HTTP/1.1\r\n" + head() + "\r\n");
        Answer other = send("PROPFIND " + path + " HTTP/1.1\r\n" + head() + "\r\n");

        assertIsProblem(answer, 405);
        assertThat(header(answer, "Allow")).isPresent().isEqualTo(header(other, "Allow"));
    }

    @Test
    void letsNoOtherSiteIn() {
        String origin = "Origin: https://elsewhere.example\r\n";

        Answer preflight = send("OPTIONS /v1/events HTTP/1.1\r\n" + head() + origin
                + "Access-Control-Request-Method: POST\r\nAccess-Control-Request-Headers: authorization\r\n\r\n");
        Answer simple = get("/v1/devices", origin);

        assertIsProblem(preflight, 405);
        assertThat(simple.status()).isEqualTo(200);
        assertThat(preflight.head() + simple.head()).doesNotContainIgnoringCase("Access-Control-");
        assertThat(getFromManagement("/metrics", origin).head())
                .startsWith("HTTP/1.1 200")
                .doesNotContainIgnoringCase("Access-Control-");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding: chunked\r\nContent-Length: 5",
                "Content-Length: 5\r\nContent-Length: 6",
                "Content-Length: 5, 6",
                "Content-Length: +5",
                "Content-Length: 0x5",
                "Content-Length: 99999999999999999999",
                "Transfer-Encoding: xchunked",
                "Transfer-Encoding: chunked, identity",
                "Transfer-Encoding: gzip, chunked",
                "Transfer-Encoding: chunked, chunked",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding: identity",
                "Transfer-Encoding: \u000bchunked",
                "Transfer-Encoding : chunked",
            })
    void takesNothingBehindABodyOfUnclearLengthForARequest(String lengths) {
        Answer answer = send(
                "POST /v1/events/validate HTTP/1.1\r\n" + headKept() + JSON + lengths + "\r\n\r\n0\r\n\r\n" + NEXT);

        assertIsProblem(answer, 400);
        assertThat(answer.body()).doesNotContain("HTTP/1.1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x\r\n{}\r\n0\r\n\r\n",
                "-2\r\n{}\r\n0\r\n\r\n",
                "0x2\r\n{}\r\n0\r\n\r\n",
                "2\r\n{}x\r\n0\r\n\r\n",
                "2\n{}\n0\n\n",
                "ffffffffff\r\n{}\r\n0\r\n\r\n",
            })
    void takesNothingBehindAChunkOfUnclearLengthForARequest(String chunks) {
        Answer answer = send("POST /v1/events/validate HTTP/1.1\r\n" + headKept() + JSON
                + "Transfer-Encoding: chunked\r\n\r\n" + chunks + NEXT);

        assertIsProblem(answer, 400);
        assertThat(answer.body()).doesNotContain("HTTP/1.1");
    }

    @Test
    void takesChunksOfClearLength() {
        String chunks = "1;a=b\r\n{\r\n" + Integer.toHexString(event.length() - 1) + "\r\n" + event.substring(1)
                + "\r\n0\r\nX: y\r\n\r\n";

        Answer answer =
                send("POST /v1/events HTTP/1.1\r\n" + head() + JSON + "Transfer-Encoding: Chunked\r\n\r\n" + chunks);

        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X Y: z\r\n",
                "X-Y : z\r\n",
                "X-Y: a\u0000b\r\n",
                "X\u0000Y: z\r\n",
                "X-Y: a\rb\r\n",
                "Host: other\r\n",
                ": z\r\n",
            })
    void refusesHeadersThatCanBeReadInTwoWays(String header) {
        assertIsProblem(get("/v1/devices", header), 400);
    }

    @Test
    void takesHeadersThatCannot() {
        assertThat(get("/v1/devices", "X-Y: z\r\nX-Y:z\r\nx_y: \u00e4\r\n").status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"90, 200", "101, 431", "4000, 431"})
    void takesAHundredHeaders(int count, int status) {
        Answer answer = get("/v1/devices", "X: y\r\n".repeat(count));

        assertThat(answer.status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            HTTP/1.1 | Host: localhost | 200
            HTTP/1.1 | X: y            | 400
            HTTP/1.0 | Host: localhost | 200
            HTTP/1.0 | X: y            | 400
            HTTP/0.9 | Host: localhost | 400
            HTTP/1.2 | Host: localhost | 400
            HTTP/2.0 | Host: localhost | 400
            HTTP/9.9 | Host: localhost | 400
            """)
    void speaksOneVersionOfTheProtocol(String version, String header, int status) {
        Answer answer = send("GET /v1/devices " + version + "\r\n" + header + "\r\nConnection: close\r\nAuthorization: "
                + "Bearer " + key + "\r\n\r\n");

        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    }

    @Test
    void doesNotSwitchToHttp2() {
        Answer preface = send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\u0000\u0000\u0000\u0004\u0000\u0000\u0000\u0000\u0000");
        Answer upgrade = send("GET /v1/devices HTTP/1.1\r\n" + head()
                + "Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQCAAAAAAIAAAAA\r\n\r\n");

        assertIsProblem(preface, 400);
        assertThat(upgrade.status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/devices",
                "/v1/devices?limit=1",
                "http://localhost/v1/devices",
                "http://a.example:80/v1/devices"
            })
    void knowsAnAddressInBothForms(String target) {
        assertThat(get(target, "").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/devices/",
                "/v1//devices",
                "//v1/devices",
                "/v1/./devices",
                "/v1/x/../devices",
                "/v1/devices/.",
                "/v1/devices/..",
                "/v1/%2e/devices",
                "/v1/x/%2E%2e/devices",
                "/v1%2fdevices",
                "/v1%2Fdevices",
                "/v1/%64evices",
                "/v%31/devices",
                "/v1/devices;x=1",
                "/v1;x=1/devices",
                "/v1/devices%3bx=1",
                "/v1/devices%00",
                "/v1/devices%0d%0aX:y",
                "/v1/%5cdevices",
                "/v1/devices/%ff",
                "/v1/devices/%c0%af",
                "/v1/devices#x",
                "/V1/devices",
                "/health/live",
                "/health/ready",
                "/health/../v1/devices",
                "/metrics",
                "/q/health",
                "/q/metrics",
                "/webjars/../v1/devices",
                "/docs/../v1/devices",
                "/docs/%2e%2e/application.properties",
                "http://localhost",
                "http://localhost/health/live",
                "v1/devices",
                "*",
                "localhost:80",
            })
    void knowsAnAddressInOneSpelling(String target) {
        assertIsProblem(get(target, ""), 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/devices\\", "/v1\\devices", "/v1/devices/%", "/v1/devices/%zz"})
    void refusesWhatIsNoAddress(String target) {
        assertIsProblem(get(target, ""), 400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/devices",
                "/v1/events",
                "/docs",
                "/openapi.yaml",
                "/problems",
                "/webjars/swagger-ui/swagger-ui.css"
            })
    void keepsTheApiFromThePortOfTheOperators(String path) {
        assertThat(getFromManagement(path, "").status()).isEqualTo(404);
    }

    @Test
    void saysNoWordBeforeABodyThatIsTooLargeAndInvitesOneThatIsNot() {
        String expect = JSON + "Expect: 100-continue\r\n";

        Answer tooLarge =
                send("POST /v1/events HTTP/1.1\r\n" + head() + expect + "Content-Length: " + (2 << 20) + "\r\n\r\n");
        Answer accepted = post("/v1/events", expect, event);

        assertIsProblem(tooLarge, 413);
        assertThat(accepted.head()).startsWith("HTTP/1.1 100");
        assertThat(accepted.body()).startsWith("HTTP/1.1 201");
    }

    @Test
    void refusesAnEventThatGetsTooLongWithoutWaitingForItsEnd() {
        String part = "20000\r\n" + "x".repeat(0x20000) + "\r\n";

        Answer answer =
                send("POST /v1/events HTTP/1.1\r\n" + head() + JSON + "Transfer-Encoding: chunked\r\n\r\n" + part);

        assertIsProblem(answer, 413);
        assertThat(answer.body()).contains("\"limit\":32768");
    }

    @Test
    void readsTheNextRequestBehindABodyThatNobodyWanted() {
        String body = "x".repeat(300_000);

        Answer answer = send("POST /v1/events HTTP/1.1\r\nHost: localhost\r\n" + JSON + "Content-Length: "
                + body.length() + "\r\n\r\n" + body + "GET /v1/devices HTTP/1.1\r\n" + head() + "\r\n");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body()).containsOnlyOnce("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /v1/devices HTTP/1.1",
                "GET /v1/nothing HTTP/1.1",
                "GET /v1/devices/x HTTP/1.1",
                "PUT /v1/devices HTTP/1.1",
                "HEAD /v1/reference/materials HTTP/1.1",
                "GET / HTTP/1.1",
                "GET /docs HTTP/1.1",
                "GET /docs/docs.js HTTP/1.1",
                "GET /webjars/swagger-ui/swagger-ui.css HTTP/1.1",
                "GET /problems/forbidden HTTP/1.1",
                "GET /openapi.yaml HTTP/1.1",
                "GET /nothing HTTP/1.1",
                "GET /v1/devices HTTP/9.9",
                "GET /% HTTP/1.1",
                "GARBAGE",
            })
    void tellsBrowsersToDoNothingButShowAnAnswer(String requestLine) {
        Answer answer = send(requestLine + "\r\n" + head() + "\r\n");

        assertThat(header(answer, "X-Content-Type-Options")).contains("nosniff");
        assertThat(header(answer, "Referrer-Policy")).contains("no-referrer");
        assertThat(header(answer, "X-Frame-Options")).contains("DENY");
        assertThat(header(answer, "Content-Security-Policy").orElse("")).startsWith("default-src 'none'");
        assertThat(header(answer, "Server")).isEmpty();
        assertThat(header(answer, "X-Powered-By")).isEmpty();
    }

    @Test
    void tellsBrowsersTheSameOnThePortOfTheOperators() {
        for (String path : new String[] {"/health/live", "/metrics", "/nothing"}) {
            Answer answer = getFromManagement(path, "");

            assertThat(header(answer, "X-Content-Type-Options")).contains("nosniff");
            assertThat(header(answer, "Content-Security-Policy")).isPresent();
        }
    }

    @Test
    void letsNobodyKeepRecords() {
        assertThat(header(get("/v1/devices", ""), "Cache-Control")).contains("no-store");
        assertThat(header(get("/v1/devices/x", ""), "Cache-Control")).contains("no-store");
        assertThat(header(send("GET /v1/devices HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"), "Cache-Control"))
                .contains("no-store");
        assertThat(header(get("/v1/reference/materials", ""), "Cache-Control").orElse(""))
                .contains("private");
    }

    @Test
    void asksForARecordWithATagAgain() {
        String device = given().auth()
                .oauth2(key)
                .contentType("application/json")
                .body(event)
                .post("/v1/events")
                .then()
                .statusCode(201)
                .extract()
                .path("deviceId");

        Answer answer = get("/v1/devices/" + device, "");

        assertThat(header(answer, "ETag")).isPresent();
        assertThat(header(answer, "Cache-Control")).contains("private, no-cache");
    }

    @Test
    void showsTheContractWithScriptsOfItsOwnOnly() {
        Answer page = get("/docs", "");

        assertThat(header(page, "Content-Security-Policy").orElse(""))
                .contains("script-src 'self';")
                .doesNotContain("unsafe-eval");
        assertThat(page.body()).doesNotContainPattern("<script>|<style|\\son[a-z]+=|javascript:");
    }

    private String head() {
        return headKept() + "Connection: close\r\n";
    }

    private String headKept() {
        return "Host: localhost\r\nAuthorization: Bearer " + key + "\r\n";
    }

    private Answer get(String target, String headers) {
        return send("GET " + target + " HTTP/1.1\r\n" + head() + headers + "\r\n");
    }

    private Answer getFromManagement(String path, String headers) {
        return RawHttp.send(management, "GET " + path + " HTTP/1.1\r\n" + head() + headers + "\r\n");
    }

    private Answer postEvent(String headers) {
        return post("/v1/events", headers, event);
    }

    private Answer post(String path, String headers, String body) {
        return send("POST " + path + " HTTP/1.1\r\n" + head() + headers + "Content-Length: " + body.length()
                + "\r\n\r\n" + body);
    }

    private Answer send(String request) {
        return RawHttp.send(service, request);
    }

    private static Optional<String> header(Answer answer, String name) {
        String prefix = name.toLowerCase(Locale.ROOT) + ":";
        return answer.head()
                .lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(prefix))
                .map(line -> line.substring(prefix.length()).strip())
                .findFirst();
    }

    private static void assertIsProblem(Answer answer, int status) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(header(answer, "Content-Type")).contains(Problem.MEDIA_TYPE);
        assertThat(JsonPath.from(answer.body()).getInt("status")).isEqualTo(status);
    }
}
