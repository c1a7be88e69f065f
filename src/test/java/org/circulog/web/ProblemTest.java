package org.circulog.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import org.circulog.organisation.Role;
import org.circulog.testing.ApiTest;
import org.circulog.testing.RawHttp;
import org.circulog.testing.RawHttp.Answer;
import org.circulog.testing.TestKeys;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No way of calling the service wrongly leads to an answer that is not a problem document. */
@ApiTest
class ProblemTest {
    private static final String SOME_ID = "0197a1d2-6f3e-7c44-9b1a-2f6c1f0e5a11";

    private final HttpClient client = HttpClient.newHttpClient();

    @TestHTTPResource("/")
    URI service;

    private String key;

    @BeforeEach
    void givenAKey() {
        key = TestKeys.of(Role.SELLER);
    }

    @ParameterizedTest
    @EnumSource
    void hasAPageForEveryTypeOfProblem(ProblemType type) {
        given().get(type.uri())
                .then()
                .statusCode(200)
                .contentType("text/html")
                .body(containsString(type.slug()))
                .body(containsString(String.valueOf(type.status())));
        given().get("/problems").then().statusCode(200).body(containsString(type.uri()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1",
                "/v1/",
                "/v1/x",
                "/v1/events/x/y",
                "/v2/events",
                "/x",
                "/x.html",
                "/index.html",
                "/favicon.ico",
                "/q",
                "/q/health",
                "/q/openapi",
                "/q/swagger-ui",
                "/q/metrics",
                "/q/dev",
                "/metrics",
                "/health",
                "/health/live",
                "/openapi",
                "/openapi.json",
                "/docs/x",
                "/problems/x/y",
                "/%00",
                "/v1/../etc/passwd",
                "/..%2f..%2fetc/passwd",
            })
    void knowsNothingElse(String path) throws Exception {
        assertIsProblem(call("GET", path), 404);
        assertIsProblem(call("POST", path), 404);
    }

    @Test
    void knowsNoPageForAnotherTypeOfProblem() throws Exception {
        assertIsProblem(call("GET", "/problems/x"), 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/events/", "/v1//events", "/v1/events;a=b", "/v1/events/batch/", "/v1/%65vents"})
    void explainsItselfUnderOddSpellingsOfAPathToo(String path) throws Exception {
        HttpResponse<String> answer = call("GET", path);

        assertThat(answer.statusCode()).isIn(404, 405);
        assertIsProblem(answer, answer.statusCode());
        assertThat(answer.headers().firstValue("Allow").isPresent()).isEqualTo(answer.statusCode() == 405);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET    | /v1/events/batch                      | POST
            PUT    | /v1/events                            | POST
            GET    | /v1/events                            | POST
            DELETE | /v1/events                            | POST
            DELETE | /v1/events/%s                         | GET
            PATCH  | /v1/events/%s                         | GET
            PUT    | /v1/devices                           | GET, POST
            DELETE | /v1/devices/%s                        | GET, PATCH
            POST   | /v1/devices/%s/life                   | GET
            POST   | /v1/devices/%s/recovery               | GET
            POST   | /v1/reference/countries               | GET
            GET    | /v1/maintenance/recompute             | POST
            TRACE  | /v1/events                            | POST
            PROPFIND | /v1/devices                         | GET, POST
            brew   | /v1/events                            | POST
            POST   | /docs                                 | GET
            DELETE | /openapi.yaml                         | GET
            POST   | /problems/forbidden                   | GET
            """)
    void saysWhichMethodsAPathTakes(String method, String path, String allowed) throws Exception {
        HttpResponse<String> answer = call(method, path.formatted(SOME_ID));

        assertIsProblem(answer, 405);
        assertThat(answer.headers().firstValue("Allow").orElse("").split(", ")).contains(allowed.split(", "));
    }

    @Test
    void answersHeadLikeGetWithoutTheBody() throws Exception {
        HttpResponse<String> got = call("GET", "/v1/reference/materials");
        HttpResponse<String> head = call("HEAD", "/v1/reference/materials");
        HttpResponse<String> unknown = call("HEAD", "/v1/devices/" + UUID.randomUUID());

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("ETag")).isEqualTo(got.headers().firstValue("ETag"));
        assertThat(head.body()).isEmpty();
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /v1/events/x                             | invalid-parameter
            /v1/events/1-2-3-4-5                     | invalid-parameter
            /v1/events/%s0                           | invalid-parameter
            /v1/devices/%%20%s                       | invalid-parameter
            /v1/devices/x/life                       | invalid-parameter
            /v1/devices/%s/life?until=today          | invalid-parameter
            /v1/devices/%s/life?colour=green         | unknown-parameter
            /v1/devices?colour=green                 | unknown-parameter
            /v1/devices?Category=0306                | unknown-parameter
            /v1/devices?category[]=0306              | unknown-parameter
            /v1/devices?colour                       | unknown-parameter
            /v1/devices?category=0306&category=0303  | invalid-parameter
            /v1/devices?limit=1&limit=1              | invalid-parameter
            /v1/devices?limit=                       | invalid-parameter
            /v1/devices?limit=99999999999            | invalid-parameter
            /v1/devices?stage=in_use                 | invalid-parameter
            /v1/devices?after=                       | invalid-parameter
            /v1/reference/materials?x=1              | unknown-parameter
            /v1/devices?manufacturer=%%00            | invalid-parameter
            /v1/devices?manufacturer=%%ff            | invalid-parameter
            """)
    void refusesParametersThatItDoesNotKnowOrCannotUse(String path, String slug) throws Exception {
        Answer answer = RawHttp.send(service, "GET " + path.formatted(SOME_ID) + " HTTP/1.1\r\n" + headers() + "\r\n");

        assertIsProblem(answer, 400);
        assertThat(JsonPath.from(answer.body()).getString("type")).isEqualTo("/problems/" + slug);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/v1/events", "/v1/events/batch", "/v1/events/validate", "/v1/devices", "/v1/organisations"})
    void asksForAMediaTypeWhereABodyIsDeclared(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(service.resolve(path))
                .header("Authorization", "Bearer " + TestKeys.of(Role.SELLER, Role.ADMIN))
                .POST(BodyPublishers.ofString("{}"))
                .build();

        assertIsProblem(client.send(request, BodyHandlers.ofString()), 415);
    }

    /** No route sees what is no HTTP or no URI; the server below refuses it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GARBAGE",
                "GET",
                "GET /v1/devices",
                "GET /v1/devices?x=% HTTP/1.1",
                "GET /v1/devices%2 HTTP/1.1",
                "GET /% HTTP/1.1",
                "GET // HTTP/1.1",
            })
    void refusesARequestLineThatItCannotRead(String line) {
        Answer answer = RawHttp.send(service, line + "\r\n" + headers() + "\r\n");

        assertIsProblem(answer, 400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: x",
                "Content-Length: -1",
                "Content-Length: 5\r\nContent-Length: 6",
                "Content-Length: 5\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding: gzip",
                "no colon",
                "Na me: x",
            })
    void refusesHeadersThatItCannotRead(String header) {
        Answer answer = RawHttp.send(
                service,
                "POST /v1/events HTTP/1.1\r\n" + headers() + "Content-Type: application/json\r\n" + header
                        + "\r\n\r\n0\r\n\r\n");

        assertIsProblem(answer, 400);
    }

    @ParameterizedTest
    @ValueSource(ints = {30_000, 60_000})
    void answersHeadersThatAreTooLargeWithAProblem(int size) {
        Answer answer = RawHttp.send(
                service, "GET /v1/devices HTTP/1.1\r\n" + headers() + "X: " + "x".repeat(size) + "\r\n\r\n");

        assertIsProblem(answer, 431);
    }

    @ParameterizedTest
    @ValueSource(ints = {5_000, 20_000})
    void answersAnAddressThatIsTooLongWithAProblem(int size) {
        Answer answer = RawHttp.send(service, "GET /v1/" + "x".repeat(size) + " HTTP/1.1\r\n" + headers() + "\r\n");

        assertIsProblem(answer, 414);
    }

    @Test
    void answersABodyThatIsTooLargeForTheServiceWithAProblem() {
        Answer answer = RawHttp.send(
                service,
                "POST /v1/events HTTP/1.1\r\n" + headers()
                        + "Content-Type: application/json\r\nContent-Length: 100000000\r\n\r\n");

        assertIsProblem(answer, 413);
    }

    private String headers() {
        return "Host: localhost\r\nConnection: close\r\nAuthorization: Bearer " + key + "\r\n";
    }

    private HttpResponse<String> call(String method, String path) throws IOException, InterruptedException {
        URI uri = URI.create(service.toString().replaceFirst("/$", "") + path);
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.noBody())
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private static void assertIsProblem(HttpResponse<String> answer, int status) {
        String contentType = answer.headers().firstValue("Content-Type").orElse("");
        assertIsProblem(answer.statusCode(), contentType, answer.body(), status);
    }

    private static void assertIsProblem(Answer answer, int status) {
        String contentType = answer.head()
                .lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-type:"))
                .map(line -> line.substring(13).strip())
                .findFirst()
                .orElse("");
        assertIsProblem(answer.status(), contentType, answer.body(), status);
    }

    private static void assertIsProblem(int actualStatus, String contentType, String body, int status) {
        assertThat(actualStatus).as(body).isEqualTo(status);
        assertThat(contentType).as(body).isEqualTo("application/problem+json");
        JsonPath problem = JsonPath.from(body);
        assertThat(problem.getInt("status")).isEqualTo(status);
        assertThat(problem.getString("title")).isNotBlank();
        assertThat(Arrays.stream(ProblemType.values()).map(ProblemType::uri)).contains(problem.getString("type"));
    }
}
