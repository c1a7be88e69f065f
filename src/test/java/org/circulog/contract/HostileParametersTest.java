package org.circulog.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.util.List;
import java.util.stream.Stream;
import org.circulog.organisation.Role;
import org.circulog.testing.ApiTest;
import org.circulog.testing.TestKeys;
import org.circulog.testing.TestKeys.TestOrganisation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Values that no parameter expects, in every parameter of the contract: refused or looked for, but never a failure. */
@ApiTest
class HostileParametersTest {
    /** As they stand in an address. */
    private static final List<String> HOSTILE = List.of(
            "%00",
            "a%00b",
            "%FF",
            "%C0%80",
            "%ED%A0%80",
            "%E2%80%AE1",
            "%D9%A5",
            "%EF%BC%95",
            "%20",
            "%0D%0AX:1",
            "%27%3BDROP%20TABLE%20event--",
            "-1",
            "-0",
            "0",
            "+5",
            "05",
            "1e3",
            "501",
            "2147483648",
            "9999999999999999999999",
            "1-2-3-4-5",
            "0197a1d26f3e7c449b1a2f6c1f0e5a11",
            "2024-02-30",
            "%2B999999999-12-31",
            "0000-01-01",
            "9999-12-31",
            "null",
            "true",
            "LTE",
            "AAAA",
            "x".repeat(2_000));

    private TestOrganisation caller;

    @BeforeEach
    void givenAnOrganisationThatMayDoEverything() {
        caller = TestKeys.organisation(Role.values());
    }

    @ParameterizedTest
    @MethodSource("operations")
    void neverFails(Operation operation) {
        List<Place> parameters = operation.parameters();

        assertThat(parameters)
                .allSatisfy(parameter -> assertThat(HOSTILE).allSatisfy(value -> {
                    Response answer = send(operation, parameter, value);
                    assertThat(answer.statusCode()).isBetween(200, 499);
                }));
    }

    static Stream<Operation> operations() {
        return Contract.written().operations().stream()
                .filter(operation -> operation.path().startsWith("/v1/"))
                .filter(operation -> !operation.parameters().isEmpty());
    }

    private Response send(Operation operation, Place parameter, String value) {
        String name = parameter.text("name");
        boolean inPath = parameter.text("in").equals("path");
        String path = inPath ? operation.path().replace("{" + name + "}", value) : operation.path();
        String target = path.replaceAll("\\{[^}]+}", caller.id().toString());
        if (parameter.text("in").equals("query")) {
            target += "?" + name + "=" + value;
        }
        var request = caller.request().urlEncodingEnabled(false);
        if (parameter.text("in").equals("header")) {
            request.header(name, value);
        }
        operation
                .requestMedia()
                .findFirst()
                .ifPresent(media -> request.contentType(media.name()).body("{\"name\":\"x\"}"));
        return request.request(operation.method(), target);
    }
}
