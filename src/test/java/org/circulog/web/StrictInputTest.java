package org.circulog.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.nio.charset.Charset;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.circulog.testing.ApiTest;
import org.circulog.testing.Devices;
import org.circulog.testing.Events;
import org.circulog.testing.JsonBody;
import org.circulog.testing.TestKeys.TestOrganisation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused is refused with its place, stores nothing, and leaves its correct neighbour acceptable. */
@ApiTest
class StrictInputTest {
    private final JsonBody event = Events.repair(Devices.phone(), "2024-05-06", "END_OF_LIFE");
    private TestOrganisation recorder;

    @BeforeEach
    void givenAnOrganisation() {
        recorder = Events.recorder();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /id                              | null                       | /id                              | required
            /id                              | 7                          | /id                              | wrong-type
            /id                              | "AZeh0m8+fESbGi9sHw5aEQ==" | /id                              | invalid-value
            /id                              | " 0197a1d2-6f3e-7c44-9b1a-2f6c1f0e5a11" | /id                 | invalid-value
            /id                              | "7"                        | /id                              | invalid-value
            /id                              | "0197a1d26f3e7c449b1a2f6c1f0e5a11" | /id                      | invalid-value
            /id                              | "1-2-3-4-5"                | /id                              | invalid-value
            /type                            | null                       | /type                            | required
            /type                            | 1                          | /type                            | wrong-type
            /type                            | "repair"                   | /type                            | invalid-value
            /type                            | "REPAIR "                  | /type                            | invalid-value
            /type                            | ""                         | /type                            | invalid-value
            /type                            | ["REPAIR"]                 | /type                            | wrong-type
            /occurredAt                      | null                       | /occurredAt                      | required
            /occurredAt                      | 2024                       | /occurredAt                      | wrong-type
            /occurredAt                      | [2024,5,6]                 | /occurredAt                      | wrong-type
            /occurredAt                      | ""                         | /occurredAt                      | invalid-value
            /occurredAt                      | "24-05-06"                 | /occurredAt                      | invalid-value
            /occurredAt                      | "2024-5-6"                 | /occurredAt                      | invalid-value
            /occurredAt                      | "2024-02-30"               | /occurredAt                      | invalid-value
            /occurredAt                      | "2023-02-29"               | /occurredAt                      | invalid-value
            /occurredAt                      | "2024-13"                  | /occurredAt                      | invalid-value
            /occurredAt                      | "2024-W19"                 | /occurredAt                      | invalid-value
            /occurredAt                      | "2024-05-06T10:15:30"      | /occurredAt                      | invalid-value
            /occurredAt                      | "2024-05-06T24:00:00Z"     | /occurredAt                      | invalid-value
            /occurredAt                      | "2024-05-06T10:15:30.1234567Z" | /occurredAt                  | invalid-value
            /occurredAt                      | " 2024-05-06"              | /occurredAt                      | invalid-value
            /occurredAt                      | "２０２４"                     | /occurredAt                      | invalid-value
            /occurredAt                      | "1969-12-31"               | /occurredAt                      | invalid-value
            /occurredAt                      | "0000"                     | /occurredAt                      | invalid-value
            /occurredAt                      | "10000"                    | /occurredAt                      | invalid-value
            /occurredAt                      | "2016-12-31T23:59:60Z"     | /occurredAt                      | invalid-value
            /occurredAt                      | "2024-05-06T10:15:30.123456789Z" | /occurredAt                | invalid-value
            /occurredAt                      | "2024-05-06t10:15:30z"     | /occurredAt                      | invalid-value
            /occurredAt                      | "2024-05-06T10:15:30+14:01" | /occurredAt                     | invalid-value
            /occurredAt                      | {"text":"2024"}            | /occurredAt                      | wrong-type
            /occurredAt                      | "2999"                     | /occurredAt                      | future
            /occurredAt                      | "2999-01-01T00:00:00Z"     | /occurredAt                      | future
            /country                         | "gh"                       | /country                         | pattern
            /country                         | "XX"                       | /country                         | unknown-code
            /country                         | "GHA"                      | /country                         | pattern
            /country                         | 276                        | /country                         | wrong-type
            /note                            | ""                         | /note                            | size
            /note                            | 5                          | /note                            | wrong-type
            /note                            | true                       | /note                            | wrong-type
            /note                            | {}                         | /note                            | wrong-type
            /note                            | "bell\\u0007"               | /note                            | characters
            /note                            | "escape\\u001b[2J"          | /note                            | characters
            /note                            | "delete\\u007f"             | /note                            | characters
            /note                            | "next line\\u0085"          | /note                            | characters
            /note                            | "\\u202egnp.exe"            | /note                            | characters
            /note                            | "\\u2066isolate"            | /note                            | characters
            /repair/fault                    | "two\\u000alines"           | /repair/fault                    | characters
            /device/model                    | "tab\\u0009"                | /device/model                    | characters
            /device/model                    | "line\\u2028"               | /device/model                    | characters
            /device/manufacturer             | "\\u202dFairphone"          | /device/manufacturer             | characters
            /note                            | "a\\u0000b"                | /note                            | characters
            /note                            | "\\ud83d"                  | /note                            | characters
            /note                            | "\\udd27\\ud83d"           | /note                            | characters
            /evidence                        | {}                         | /evidence                        | wrong-type
            /evidence                        | [null]                     | /evidence/0                      | required
            /evidence                        | [{"sha256":"AB","name":"x"}] | /evidence/0/sha256             | pattern
            /device                          | null                       | /device                          | required
            /device                          | []                         | /device                          | wrong-type
            /device                          | "phone"                    | /device                          | wrong-type
            /device                          | {}                         | /device                          | required
            /device/identifiers              | []                         | /device                          | required
            /device/identifiers              | {}                         | /device/identifiers              | wrong-type
            /device/identifiers              | [null]                     | /device/identifiers/0            | required
            /device/identifiers              | ["490154203237518"]        | /device/identifiers/0            | wrong-type
            /device/identifiers/0/scheme     | null                       | /device/identifiers/0/scheme     | required
            /device/identifiers/0/scheme     | "imei"                     | /device/identifiers/0/scheme     | invalid-value
            /device/identifiers/0/scheme     | "MAC"                      | /device/identifiers/0/scheme     | invalid-value
            /device/identifiers/0/value      | null                       | /device/identifiers/0/value      | required
            /device/identifiers/0/value      | 490154203237518            | /device/identifiers/0/value      | wrong-type
            /device/identifiers/0/value      | "490154203237519"          | /device/identifiers/0/value      | check-digit
            /device/identifiers/0/value      | "49015420323751٨"          | /device/identifiers/0/value      | characters
            /device/identifiers/0/value      | "\\u200b490154203237518"    | /device/identifiers/0/value      | characters
            /device/identifiers/0/value      | "\\u202e490154203237518"    | /device/identifiers/0/value      | characters
            /device/identifiers/0/value      | "4\\u0301"                  | /device/identifiers/0/value      | characters
            /device/identifiers/0/value      | "\\u043e90154203237518"     | /device/identifiers/0/value      | characters
            /device/identifiers/0/value      | ""                         | /device/identifiers/0/value      | required
            /device/identifiers              | [[]]                       | /device/identifiers/0            | wrong-type
            /device/identifiers              | ""                         | /device/identifiers              | wrong-type
            /device/identifiers/0/issuer     | "Fairphone"                | /device/identifiers/0/issuer     | issuer-not-allowed
            /device/category                 | 306                        | /device/category                 | wrong-type
            /device/category                 | "306"                      | /device/category                 | pattern
            /device/category                 | "9999"                     | /device/category                 | unknown-code
            /device/massMg                   | "15000"                    | /device/massMg                   | wrong-type
            /device/massMg                   | 15000.0                    | /device/massMg                   | wrong-type
            /device/massMg                   | 1e3                        | /device/massMg                   | wrong-type
            /device/massMg                   | 1e262144                   | /device/massMg                   | wrong-type
            /device/massMg                   | ""                         | /device/massMg                   | wrong-type
            /device/massMg                   | [1]                        | /device/massMg                   | wrong-type
            /device/massMg                   | {}                         | /device/massMg                   | wrong-type
            /device/massMg                   | -0                         | /device/massMg                   | out-of-range
            /device/massMg                   | 0                          | /device/massMg                   | out-of-range
            /device/massMg                   | -1                         | /device/massMg                   | out-of-range
            /device/massMg                   | 1000000000001              | /device/massMg                   | out-of-range
            /device/massMg                   | 9223372036854775808        | /device/massMg                   | out-of-range
            /device/massMg                   | true                       | /device/massMg                   | wrong-type
            /device/massBasis                | "MEASURED"                 | /device/massBasis                | without-mass
            /device/massBasis                | 0                          | /device/massBasis                | wrong-type
            /device/recycledContentPercent   | "5"                        | /device/recycledContentPercent   | wrong-type
            /device/recycledContentPercent   | 100.5                      | /device/recycledContentPercent   | out-of-range
            /device/recycledContentPercent   | -1                         | /device/recycledContentPercent   | out-of-range
            /device/recycledContentPercent   | 1e999999999                | /device/recycledContentPercent   | out-of-range
            /device/recycledContentPercent   | 1e-999999999               | /device/recycledContentPercent   | out-of-range
            /device/manufacturedOn           | 2019                       | /device/manufacturedOn           | wrong-type
            /device/recycledContentPercent   | 1e2147483647               | /device/recycledContentPercent   | out-of-range
            /device/recycledContentPercent   | 0.001                      | /device/recycledContentPercent   | out-of-range
            /device/recycledContentPercent   | "NaN"                      | /device/recycledContentPercent   | wrong-type
            /device/manufacturedOn           | {"text":"2019"}            | /device/manufacturedOn           | wrong-type
            /device/manufacturedOn           | "1849"                     | /device/manufacturedOn           | invalid-value
            /device/manufacturedOn           | "2019-02-29"               | /device/manufacturedOn           | invalid-value
            /device/manufacturedOn           | "2999"                     | /device/manufacturedOn           | future
            /device/observedSince            | 20240101                   | /device/observedSince            | wrong-type
            /device/observedSince            | "2024"                     | /device/observedSince            | invalid-value
            /device/observedSince            | "2023-02-29"               | /device/observedSince            | invalid-value
            /device/observedSince            | "+12024-01-01"             | /device/observedSince            | invalid-value
            /device/observedSince            | "-2024-01-01"              | /device/observedSince            | invalid-value
            /device/observedSince            | "1899-12-31"               | /device/observedSince            | out-of-range
            /device/observedSince            | "2999-01-01"               | /device/observedSince            | out-of-range
            /repair                          | null                       | /repair                          | required
            /repair                          | {}                         | /repair/outcome                  | required
            /repair                          | []                         | /repair                          | wrong-type
            /repair                          | ""                         | /repair                          | wrong-type
            /repair                          | "FIXED"                    | /repair                          | wrong-type
            /repair                          | true                       | /repair                          | wrong-type
            /repair/parts                    | {}                         | /repair/parts                    | wrong-type
            /repair/parts                    | [[]]                       | /repair/parts/0                  | wrong-type
            /repair/outcome                  | 0                          | /repair/outcome                  | wrong-type
            /repair/outcome                  | "fixed"                    | /repair/outcome                  | invalid-value
            /repair/receivedAt               | "2024-05-07"               | /repair/receivedAt               | after-event
            /repair/parts                    | [{"name":"cell"}]          | /repair/parts/0/source           | required
            /repair/parts                    | [{"name":"cell","source":"NEW","massMg":1.5}] | /repair/parts/0/massMg | wrong-type
            /sale                            | {"channel":"RETAIL"}       | /sale                            | not-of-this-type
            /colour                          | "green"                    | /colour                          | unknown-field
            /Note                            | "x"                        | /Note                            | unknown-field
            /@class                          | "java.net.URL"             | /@class                          | unknown-field
            /__proto__                       | {}                         | /__proto__                       | unknown-field
            /deviceId                        | "0197a1d2-6f3e-7c44-9b1a-2f6c1f0e5a11" | /deviceId            | unknown-field
            /recordedAt                      | "2024-05-06T10:15:30Z"     | /recordedAt                      | unknown-field
            /recordedBy                      | null                       | /recordedBy                      | unknown-field
            /sequence                        | 1                          | /sequence                        | unknown-field
            /warnings                        | []                         | /warnings                        | unknown-field
            /voidedBy                        | null                       | /voidedBy                        | unknown-field
            /replaces                        | null                       | /replaces                        | unknown-field
            /@type                           | "java.net.URL"             | /@type                           | unknown-field
            /constructor                     | {}                         | /constructor                     | unknown-field
            /                                | 1                          | /                                | unknown-field
            /device/__proto__                | {"massMg":1}               | /device/__proto__                | unknown-field
            /device/identifiers/0/@class     | "java.net.URL"             | /device/identifiers/0/@class     | unknown-field
            /device/colour                   | "green"                    | /device/colour                   | unknown-field
            /device/identifiers/0/normalForm | "1"                        | /device/identifiers/0/normalForm | unknown-field
            /repair/colour                   | "green"                    | /repair/colour                   | unknown-field
            /repair/a~1b~0c                  | 1                          | /repair/a~1b~0c                  | unknown-field
            """)
    void refusesContentThatBreaksTheContractAndSaysWhere(String pointer, String value, String where, String code) {
        String refused = event.with(pointer, "@").toString().replace("\"@\"", value);

        Response answer = Events.post(recorder, refused);

        answer.then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", is("/problems/invalid-content"))
                .body("errors.pointer", is(List.of(where)))
                .body("errors.code", is(List.of(code)));
        assertThatNothingIsStoredButTheNeighbourIsAccepted();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /id                            | "0197A1D2-6F3E-7C44-9B1A-%s"
            /note                          | "\\ud83d\\udd27"
            /note                          | "two\\r\\n\\tlines\\u2028three"
            /note                          | "\\u200f\\u0623\\u200d\\u0645"
            /occurredAt                    | "1970"
            /occurredAt                    | "2024-02-29"
            /occurredAt                    | "2024-05-06T23:59:59.123456Z"
            /occurredAt                    | "2024-05-06T10:15:30+14:00"
            /device/massMg                 | 1
            /device/massMg                 | 1000000000000
            /device/recycledContentPercent | -0
            /device/recycledContentPercent | 1e1
            /device/recycledContentPercent | 100.0
            /device/manufacturedOn         | "1850"
            /device/observedSince          | "2024-02-29"
            /device/model                  | "FP 4 (\\u96fb\\u8a71)"
            /evidence                      | []
            """)
    void acceptsTheNeighbourOfWhatIsRefused(String pointer, String value) {
        String tail = event.text("/id").substring(24);

        String accepted = event.with(pointer, "@").toString().replace("\"@\"", value.formatted(tail));

        String id =
                Events.post(recorder, accepted).then().statusCode(201).extract().path("id");
        recorder.request().get("/v1/events/{id}", id).then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({"/note, 2000", "/repair/fault, 200", "/device/manufacturer, 200", "/device/model, 200"})
    void boundsTexts(String pointer, int most) {
        Events.post(recorder, event.with(pointer, "a".repeat(most + 1)))
                .then()
                .statusCode(422)
                .body("errors.pointer", is(List.of(pointer)))
                .body("errors.code", is(List.of("size")));
        Events.post(recorder, event.with(pointer, "a".repeat(most))).then().statusCode(201);
    }

    @Test
    void boundsListsBeforeItLooksAtTheirElements() {
        Map<String, String> document = Map.of("sha256", "0a".repeat(32), "name", "receipt");

        Events.post(recorder, event.with("/evidence", Collections.nCopies(21, Map.of())))
                .then()
                .statusCode(422)
                .body("errors.pointer", is(List.of("/evidence")))
                .body("errors.code", is(List.of("size")));
        Events.post(recorder, event.with("/evidence", Collections.nCopies(20, document)))
                .then()
                .statusCode(201);
    }

    @Test
    void namesFiftyErrorsAtMost() {
        JsonBody refused = event.with("/repair/parts", Collections.nCopies(50, Map.of()));

        Events.post(recorder, refused)
                .then()
                .statusCode(422)
                .body("errors", hasSize(50))
                .body("detail", endsWith("and 99 more."));
    }

    @Test
    void readsFullWidthDigitsAsTheDigitsThatTheyAre() {
        String imei = event.text("/device/identifiers/0/value");
        String fullWidth = imei.chars()
                .mapToObj(digit -> Character.toString(digit - '0' + '\uFF10'))
                .collect(Collectors.joining());
        UUID device = Events.record(recorder, event);

        UUID same = Events.record(recorder, Events.reuse(Devices.known(Devices.identifier("IMEI", fullWidth)), "2025"));

        assertThat(same).isEqualTo(device);
    }

    /** Names are repeated in pointers, which must be text that can be written. */
    @Test
    void answersANameThatIsNoTextWithAPointer() {
        Events.post(recorder, event.toString().replaceFirst("}$", ",\"\\\\ud800/\\\\u0000\":1}"))
                .then()
                .statusCode(422)
                .body("errors.pointer", is(List.of("/?~1\0")))
                .body("errors.code", is(List.of("unknown-field")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0306 | SERIAL | To be filled by O.E.M. | Fairphone | /device/identifiers/0/value  | placeholder
            0306 | SERIAL | 0000                   | Fairphone | /device/identifiers/0/value  | placeholder
            0306 | SERIAL | S-17                   |           | /device/identifiers/0/issuer | issuer-required
            0306 | SERIAL | S-17                   | unknown   | /device/identifiers/0/issuer | placeholder
            0306 | SERIAL | АВС-17                 | Fairphone | /device/identifiers/0/value  | characters
            """)
    void refusesIdentifiersThatIdentifyNothing(
            String category, String scheme, String value, String issuer, String where, String code) {
        JsonBody identifier = Devices.identifier(scheme, value);
        JsonBody named = issuer == null ? identifier : identifier.with("/issuer", issuer);

        Events.post(recorder, event.with("/device", Devices.of(named, category)))
                .then()
                .statusCode(422)
                .body("errors.pointer", is(List.of(where)))
                .body("errors.code", is(List.of(code)));
        assertThatNothingIsStoredButTheNeighbourIsAccepted();
    }

    @Test
    void namesEverythingThatIsWrong() {
        JsonBody refused = event.with("/country", "XX")
                .with("/repair/outcome", "FIXED")
                .with("/repair/barrier", "ITEM_TOO_WORN_OUT")
                .with("/device/category", "9999");

        Events.post(recorder, refused)
                .then()
                .statusCode(422)
                .body("errors.pointer", is(List.of("/country", "/repair/barrier", "/device/category")));
    }

    @Test
    void asksForTheObjectOfTheTypeAndNoOther() {
        Events.post(recorder, event.with("/type", "SALE"))
                .then()
                .statusCode(422)
                .body("errors.pointer", is(List.of("/sale", "/repair")))
                .body("errors.code", is(List.of("required", "not-of-this-type")));
    }

    @Test
    void neverRepeatsARefusedValue() {
        Response answer = Events.post(recorder, event.with("/type", "<script>").with("/country", "<script>"));

        answer.then().statusCode(422);
        assertThat(answer.asString())
                .doesNotContain("script")
                .doesNotContain("org.circulog")
                .doesNotContain("java");
    }

    @ParameterizedTest
    @MethodSource
    void refusesWhatIsNotOneWellFormedJsonValue(UnaryOperator<String> damage) {
        Events.post(recorder, damage.apply(event.toString()))
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", is("/problems/malformed-request"));
        assertThatNothingIsStoredButTheNeighbourIsAccepted();
    }

    static Stream<Arguments> refusesWhatIsNotOneWellFormedJsonValue() {
        return Stream.of(
                damaged("cut off", event -> event.substring(0, event.length() - 1)),
                damaged("a second value", event -> event + event),
                damaged("a trailing token", event -> event + "]"),
                damaged("a trailing comma", event -> event.replaceFirst("}$", ",}")),
                damaged("a duplicate key", event -> event.replaceFirst("}$", ",\"type\":\"REPAIR\"}")),
                damaged(
                        "a nested duplicate key",
                        event -> event.replace("\"scheme\"", "\"scheme\":\"IMEI\",\"scheme\"")),
                damaged("an escaped duplicate key", event -> event.replaceFirst("}$", ",\"\\\\u0069d\":1}")),
                damaged("a comment", event -> event + "// done"),
                damaged("a comment inside", event -> event.replaceFirst("^\\{", "{/* id */")),
                damaged("single quotes", event -> event.replace('"', '\'')),
                damaged("a bare key", event -> event.replace("\"type\"", "type")),
                damaged("a leading zero", event -> event.replaceFirst("}$", ",\"massMg\":01}")),
                damaged("not a number", event -> event.replaceFirst("}$", ",\"massMg\":NaN}")),
                damaged("a raw line break in a string", event -> event.replace("REPAIR", "RE\nPAIR")),
                damaged("an unknown escape", event -> event.replace("REPAIR", "\\x52EPAIR")),
                damaged("infinity", event -> event.replaceFirst("}$", ",\"massMg\":-Infinity}")),
                damaged(
                        "ten thousand digits",
                        event -> event.replaceFirst("}$", ",\"massMg\":" + "9".repeat(10_000) + "}")),
                damaged("17 levels", event -> event.replaceFirst("}$", ",\"a\":" + nested(16) + "}")),
                damaged("2,001 values", event -> event.replaceFirst("}$", ",\"a\":[0" + ",0".repeat(2_000) + "]}")),
                damaged(
                        "a name of 201 characters",
                        event -> event.replaceFirst("}$", ",\"" + "a".repeat(201) + "\":1}")),
                damaged("a raw zero in a string", event -> event.replace("REPAIR", "RE\0PAIR")),
                damaged("a zero after the end", event -> event + "\0"),
                damaged("a vertical tab", event -> "\u000B" + event),
                damaged("no-break space", event -> "\u00A0" + event),
                damaged("an escape cut short", event -> event.replace("REPAIR", "REPAIR\\u00")),
                damaged("white space", event -> " \n"));
    }

    private static String nested(int levels) {
        return "[".repeat(levels) + "]".repeat(levels);
    }

    @Test
    void readsSixteenLevelsAndFindsThatTheyBelongNowhere() {
        Events.post(recorder, event.toString().replaceFirst("}$", ",\"a\":" + nested(15) + "}"))
                .then()
                .statusCode(422)
                .body("errors.pointer", is(List.of("/a")))
                .body("errors.code", is(List.of("unknown-field")));
    }

    @Test
    void readsAnEscapedNameAsTheNameThatItIs() {
        Events.post(recorder, event.toString().replace("\"id\"", "\"\\u0069d\""))
                .then()
                .statusCode(201);
    }

    private static Arguments damaged(String name, UnaryOperator<String> damage) {
        return argumentSet(name, damage);
    }

    @ParameterizedTest
    @CsvSource({
        "Latin 1, E9",
        "an overlong slash, C0AF",
        "an overlong zero, C080",
        "a surrogate, EDA080",
        "an overlong zero of three bytes, E08080",
        "CESU-8, EDA0BDEDB4A7",
        "a character beyond Unicode, F4908080",
        "a cut-off sequence, E282",
        "a lone continuation, 80",
    })
    void refusesWhatIsNotUtf8(String name, String bytes) {
        String text = event.with("/note", "@").toString();
        String damaged = text.replace("@", new String(HexFormat.of().parseHex(bytes), ISO_8859_1));

        Response answer = postBytes(damaged.getBytes(ISO_8859_1));

        answer.then().statusCode(400).body("type", is("/problems/malformed-request"));
        assertThatNothingIsStoredButTheNeighbourIsAccepted();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE"})
    void refusesOtherEncodingsOfUnicode(Charset encoding) {
        postBytes(event.toString().getBytes(encoding)).then().statusCode(400);
        assertThatNothingIsStoredButTheNeighbourIsAccepted();
    }

    @Test
    void refusesAByteOrderMark() {
        postBytes(("\uFEFF" + event).getBytes(UTF_8)).then().statusCode(400);
        assertThatNothingIsStoredButTheNeighbourIsAccepted();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "[{}]", "7", "1.5", "true", "\"event\""})
    void refusesWhatIsNoObject(String body) {
        Events.post(recorder, body)
                .then()
                .statusCode(422)
                .body("errors.pointer", is(List.of("")))
                .body("type", is("/problems/invalid-content"));
    }

    @Test
    void needsABody() {
        recorder.request()
                .contentType(ContentType.JSON)
                .post("/v1/events")
                .then()
                .statusCode(400)
                .body("type", is("/problems/malformed-request"));
    }

    @Test
    void takesThirtyTwoKibibytesAtMost() {
        String text = event.toString();
        String full = text + " ".repeat(32 * 1024 - text.length());

        Events.post(recorder, event.with("/note", "a".repeat(1_000_000))).then().statusCode(413);
        Events.post(recorder, full + " ").then().statusCode(413).body("type", is("/problems/payload-too-large"));
        Events.post(recorder, full).then().statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/xml",
                "application/x-www-form-urlencoded",
                "multipart/form-data",
                "json"
            })
    void takesNoOtherMediaType(String mediaType) {
        postBytes(mediaType, event.toString().getBytes(UTF_8))
                .then()
                .statusCode(415)
                .body("type", is("/problems/unsupported-media-type"));
        assertThatNothingIsStoredButTheNeighbourIsAccepted();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/xml", "image/*"})
    void givesNoOtherMediaType(String accepted) {
        recorder.request()
                .contentType(ContentType.JSON)
                .accept(accepted)
                .body(event.toString())
                .post("/v1/events")
                .then()
                .statusCode(406)
                .contentType("application/problem+json")
                .body("type", is("/problems/not-acceptable"));
        assertThatNothingIsStoredButTheNeighbourIsAccepted();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/json", "application/json;charset=UTF-8", "APPLICATION/JSON; charset=\"utf-8\""})
    void takesJsonHoweverItIsSpelt(String mediaType) {
        postBytes(mediaType, event.toString().getBytes(UTF_8)).then().statusCode(201);
    }

    private void assertThatNothingIsStoredButTheNeighbourIsAccepted() {
        recorder.request().get("/v1/events/{id}", event.id()).then().statusCode(404);
        Events.post(recorder, event).then().statusCode(201);
    }

    private Response postBytes(byte[] body) {
        return postBytes("application/json", body);
    }

    private Response postBytes(String mediaType, byte[] body) {
        EncoderConfig asItIs = EncoderConfig.encoderConfig()
                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                .encodeContentTypeAs(mediaType, ContentType.BINARY);
        return recorder.request()
                .config(RestAssured.config().encoderConfig(asItIs))
                .contentType(mediaType)
                .body(body)
                .post("/v1/events");
    }
}
