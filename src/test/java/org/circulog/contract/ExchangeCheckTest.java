package org.circulog.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExchangeCheckTest {
    private static final String EVENT = """
            {"id": "0197a1d2-6f3e-7c44-9b1a-2f6c1f0e5a11", "type": "WITHDRAWAL", "occurredAt": "2024",
             "device": {"id": "0197a1c0-2b7d-7e10-8f42-6a5d0c9b3e21"}, "withdrawal": {"reason": "LOST"}}""";
    private static final String RECORDED = """
            {"id": "0197a1d2-6f3e-7c44-9b1a-2f6c1f0e5a11", "type": "WITHDRAWAL", "occurredAt": "2024",
             "deviceId": "0197a1c0-2b7d-7e10-8f42-6a5d0c9b3e21", "recordedAt": "2026-11-20T10:15:30Z", "sequence": 1,
             "country": "GH", "withdrawal": {"reason": "LOST"}, "warnings": []}""";
    private static final String NOT_FOUND = """
            {"type": "/problems/not-found", "title": "Not found", "status": 404, "detail": "It does not exist."}""";
    private static final String CREATED_LINE = """
            {"index": 0, "id": "0197a1d2-6f3e-7c44-9b1a-2f6c1f0e5a11", "status": "CREATED",
             "deviceId": "0197a1c0-2b7d-7e10-8f42-6a5d0c9b3e21"}""".replace("\n", "");

    private final ExchangeCheck check = new ExchangeCheck(Contract.written());

    @Test
    void acceptsWhatTheContractSays() {
        assertThat(check.faultsOf(recording(EVENT, answer(201, "location", "application/json", RECORDED))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "warnings"               | "secrets"                 | secrets
            "sequence": 1            | "sequence": "1"           | sequence
            "sequence": 1,           | ''                        | sequence
            2026-11-20T10:15:30Z     | yesterday                 | recordedAt
            0197a1c0-2b7d-7e10       | none                      | deviceId
            "reason": "LOST"         | "reason": "FORGOTTEN"     | reason
            "withdrawal"             | "repair"                  | repair
            "country": "GH"          | "country": null           | country
            "2024"                   | "2024-13"                 | occurredAt
            """)
    void refusesAnAnswerThatBreaksItsSchema(String part, String broken, String where) {
        String body = RECORDED.replace(part, broken);

        List<String> faults = check.faultsOf(recording(EVENT, answer(201, "location", "application/json", body)));

        assertThat(faults).isNotEmpty().anySatisfy(fault -> assertThat(fault).contains(where));
    }

    @Test
    void refusesAStatusThatIsNotDeclared() {
        assertThat(check.faultsOf(recording(EVENT, answer(202, "location", "application/json", RECORDED))))
                .singleElement()
                .asString()
                .contains("status is not declared");
    }

    @Test
    void refusesAnAnswerWithoutARequiredHeader() {
        assertThat(check.faultsOf(recording(EVENT, answer(201, "etag", "application/json", RECORDED))))
                .containsExactly("the header Location is missing");
    }

    @Test
    void refusesAnAnswerOfAnotherMediaType() {
        assertThat(check.faultsOf(recording(EVENT, answer(201, "location", "text/html", RECORDED))))
                .singleElement()
                .asString()
                .contains("text/html are not declared");
    }

    @Test
    void refusesABodyWhereNoneIsDeclared() {
        Exchange exchange = new Exchange(
                request("GET", "/v1/reference/countries", Set.of(), ""), answer(304, "etag", "application/json", "{}"));

        assertThat(check.faultsOf(exchange)).singleElement().asString().contains("a body is not declared");
    }

    @Test
    void refusesThatTheServiceTakesWhatTheContractDoesNot() {
        String unknownField = EVENT.replace("\"occurredAt\"", "\"colour\": \"red\", \"occurredAt\"");

        assertThat(check.faultsOf(recording(unknownField, answer(201, "location", "application/json", RECORDED))))
                .singleElement()
                .asString()
                .contains("colour");
    }

    @Test
    void refusesThatTheServiceTakesAnUndeclaredQueryParameter() {
        Exchange.Request request = request("GET", "/v1/reference/countries", Set.of("colour"), "");

        assertThat(check.faultsOf(new Exchange(request, answer(200, "etag", "application/json", "{\"items\": []}"))))
                .containsExactly("the query parameter colour is not declared");
    }

    @Test
    void doesNotLookAtARequestThatIsRefused() {
        String problem = NOT_FOUND.replace("not-found", "malformed-request").replace("404", "400");

        assertThat(check.faultsOf(recording("{", answer(400, "", "application/problem+json", problem))))
                .isEmpty();
    }

    @Test
    void refusesAProblemTypeThatIsNotRegistered() {
        String problem = NOT_FOUND.replace("/problems/not-found", "about:blank");
        Exchange.Request request = request("GET", "/v1/events/0197a1d2-6f3e-7c44-9b1a-2f6c1f0e5a11", Set.of(), "");

        assertThat(check.faultsOf(new Exchange(request, answer(404, "", "application/problem+json", problem))))
                .singleElement()
                .asString()
                .contains("/type");
    }

    @Test
    void validatesEveryLineOfAStream() {
        String totals = "{\"created\": 1, \"replayed\": 0, \"rejected\": 0}";

        assertThat(check.faultsOf(streaming(CREATED_LINE + "\n" + totals + "\n")))
                .isEmpty();
        assertThat(check.faultsOf(streaming(CREATED_LINE + "\n{\"created\": 1}\n")))
                .isNotEmpty();
        assertThat(check.faultsOf(streaming(CREATED_LINE + "\n{\n"))).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/nonsense", "/v1/devices/1/2/3/4"})
    void allowsOnlyAProblemOutsideOfTheOperations(String path) {
        Exchange.Request request = request("GET", path, Set.of(), "");

        assertThat(check.faultsOf(new Exchange(request, answer(404, "", "application/problem+json", NOT_FOUND))))
                .isEmpty();
        assertThat(check.faultsOf(new Exchange(request, answer(404, "", "text/html", ""))))
                .isNotEmpty();
        assertThat(check.faultsOf(new Exchange(request, answer(200, "", "application/json", "{}"))))
                .isNotEmpty();
    }

    private static Exchange recording(String event, Exchange.Answer answer) {
        return new Exchange(request("POST", "/v1/events", Set.of(), event), answer);
    }

    private static Exchange streaming(String answer) {
        Exchange.Request request = new Exchange.Request(
                "POST",
                "/v1/events/batch",
                Set.of("mode"),
                "application/x-ndjson",
                Optional.of(EVENT.replace("\n", "")));
        return new Exchange(request, answer(200, "", "application/x-ndjson", answer));
    }

    private static Exchange.Request request(String method, String path, Set<String> queryParameters, String body) {
        return new Exchange.Request(
                method,
                path,
                queryParameters,
                "application/json",
                Optional.of(body).filter(text -> !text.isEmpty()));
    }

    private static Exchange.Answer answer(int status, String header, String mediaType, String body) {
        return new Exchange.Answer(status, Set.of(header), mediaType, body);
    }
}
