package org.circulog.recording;

import static java.util.Collections.nCopies;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.circulog.organisation.Role;
import org.circulog.testing.ApiTest;
import org.circulog.testing.Devices;
import org.circulog.testing.Events;
import org.circulog.testing.JsonBody;
import org.circulog.testing.TestKeys;
import org.circulog.testing.TestKeys.TestOrganisation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ApiTest
class BatchTest {
    private static final String NDJSON = "application/x-ndjson";

    private TestOrganisation recorder;

    @BeforeEach
    void givenAnOrganisation() {
        recorder = Events.recorder();
    }

    @Test
    void answersAnArrayWithOneItemPerEventInItsOrder() {
        JsonBody phone = Devices.phone();
        JsonBody known = Events.sale(phone, "2020");
        JsonBody repair = Events.repair(Devices.known(Devices.imei()), "2021", "FIXED");
        String device = Events.record(recorder, known).toString();

        Response answer = Events.postArray(
                recorder, List.of(known, repair, repair, repair.with("/note", "other"), Events.sale(phone, "2021")));

        answer.then()
                .statusCode(200)
                .body("items.index", is(List.of(0, 1, 2, 3, 4)))
                .body("items.status", is(List.of("REPLAYED", "CREATED", "REPLAYED", "REJECTED", "REJECTED")))
                .body("items[0].deviceId", is(device))
                .body("items[1].warnings.code", is(List.of("category-assumed")))
                .body("items[3].problem.type", is("/problems/event-id-conflict"))
                .body("items[4].problem.type", is("/problems/order-conflict"))
                .body("items[4].problem.conflictingEventId", is(known.text("/id")))
                .body("created", is(1))
                .body("replayed", is(2))
                .body("rejected", is(2));
    }

    @Test
    void answersLinesWithLinesAndTheTotalsLast() {
        JsonBody phone = Devices.phone();
        List<JsonBody> events =
                List.of(Events.sale(phone, "2020"), Events.sale(phone, "2021"), Events.reuse(phone, "2022"));

        Response answer = Events.postLines(recorder, events);

        answer.then().statusCode(200).contentType(NDJSON);
        List<JsonPath> lines = linesOf(answer);
        assertThat(lines.subList(0, 3))
                .extracting(line -> line.getString("status"))
                .containsExactly("CREATED", "REJECTED", "CREATED");
        assertThat(lines.subList(0, 3)).extracting(line -> line.getInt("index")).containsExactly(0, 1, 2);
        assertThat(lines).hasSize(4);
        assertThat(lines.get(3).<Map<String, Integer>>get("$"))
                .isEqualTo(Map.of("created", 2, "replayed", 0, "rejected", 1));
    }

    @Test
    void recordsAWholeLifeOfANewDeviceInOneBatch() {
        JsonBody laptop = Devices.laptop(1_000);
        List<JsonBody> life = Events.parse(
                "SALE 2015-01-01; REPAIR_FIXED 2018-01-01; COLLECTED 2021-01-01; REUSE 2021-03-01;"
                        + " TREATED 2025-01-01; MATERIAL_RECOVERY 2025-01-02",
                laptop);

        Response answer = Events.postArray(recorder, life);

        answer.then().statusCode(200).body("created", is(6));
        assertThat(answer.<List<String>>path("items.deviceId")).containsOnly(answer.<String>path("items[0].deviceId"));
        recorder.request()
                .get("/v1/devices/{id}/life", answer.<String>path("items[0].deviceId"))
                .then()
                .body("addedUseDays", is(2498))
                .body("exitKind", is("TREATED"))
                .body("stage", is("RECOVERED"));
    }

    @Test
    void judgesEachEventAgainstThoseBeforeItInTheBatch() {
        JsonBody laptop = Devices.laptop(1_000);
        JsonBody recovery = Events.recovery(laptop, "2025-01-02", Events.output("COPPER", 600, "RECYCLED"));
        JsonBody again = Events.recovery(laptop, "2025-01-02", Events.output("STEEL", 600, "RECYCLED"));

        Response answer = Events.postArray(
                recorder,
                List.of(
                        Events.recycling(laptop, "2025-01-01", "TREATED"),
                        recovery,
                        again,
                        Events.repair(laptop, "2024", "FIXED"),
                        Events.repair(laptop, "2026", "FIXED")));

        answer.then()
                .body("items.status", is(List.of("CREATED", "CREATED", "REJECTED", "CREATED", "REJECTED")))
                .body("items[2].problem.remainingMg", is(450))
                .body("items[4].problem.rule", is("NOTHING_AFTER_END"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void leavesTheNeighboursOfWhatCannotBeReadAlone(boolean lines) {
        JsonBody first = Events.sale(Devices.phone(), "2020");
        JsonBody last = Events.sale(Devices.phone(), "2021");
        JsonBody unknownField = Events.sale(Devices.phone(), "2022").with("/colour", "green");
        JsonBody badImei = Events.sale(Devices.phone(), "2022").with("/device/identifiers/0/value", "490154203237519");
        List<Object> events = List.of(first, 7, "null", "[]", "{}", unknownField, badImei, last);

        List<JsonPath> items = itemsOf(lines ? Events.postLines(recorder, events) : Events.postArray(recorder, events));

        assertThat(items)
                .extracting(item -> item.getString("status"))
                .containsExactly(
                        "CREATED", "REJECTED", "REJECTED", "REJECTED", "REJECTED", "REJECTED", "REJECTED", "CREATED");
        assertThat(items)
                .extracting(item -> item.getString("id"))
                .containsExactly(
                        first.text("/id"),
                        null,
                        null,
                        null,
                        null,
                        unknownField.text("/id"),
                        badImei.text("/id"),
                        last.text("/id"));
        assertThat(items.get(5).getString("problem.errors[0].pointer")).isEqualTo("/colour");
        assertThat(items.get(6).getString("problem.errors[0].pointer")).isEqualTo("/device/identifiers/0/value");
    }

    @Test
    void leavesTheNeighboursOfMalformedLinesAlone() {
        JsonBody first = Events.sale(Devices.phone(), "2020");
        JsonBody last = Events.sale(Devices.phone(), "2021");
        String tooLong = Events.sale(Devices.phone(), "2022") + " ".repeat(33 * 1024);

        Response answer = Events.postLines(
                recorder,
                List.of(first + "\r", "", "{\"id\":", "{\"a\":1,\"a\":1}", first + " " + last, tooLong, "  ", last));

        List<JsonPath> items = itemsOf(answer);
        assertThat(items)
                .extracting(item -> item.getString("status"))
                .containsExactly("CREATED", "REJECTED", "REJECTED", "REJECTED", "REJECTED", "CREATED");
        assertThat(items.subList(1, 5))
                .extracting(item -> item.getString("problem.type"))
                .containsExactly(
                        "/problems/malformed-request",
                        "/problems/malformed-request",
                        "/problems/malformed-request",
                        "/problems/payload-too-large");
    }

    @Test
    void holdsAnItemOfAnArrayToTheSizeOfAnEvent() {
        List<Map<String, String>> parts = nCopies(50, Map.of("name", "電".repeat(200), "source", "NEW"));
        JsonBody large = Events.repair(Devices.phone(), "2022", "FIXED")
                .with("/repair/parts", parts)
                .with("/note", "電".repeat(2_000));

        Events.post(recorder, large).then().statusCode(413);
        Events.postArray(recorder, List.of(large))
                .then()
                .statusCode(200)
                .body("items[0].problem.type", is("/problems/payload-too-large"));
    }

    @Test
    void refusesWhatTheRolesDoNotAllowItemByItem() {
        JsonBody phone = Devices.phone();

        Response answer = Events.postArray(
                TestKeys.organisation(Role.SELLER),
                List.of(Events.sale(phone, "2020"), Events.repair(phone, "2021", "FIXED")));

        answer.then()
                .body("items.status", is(List.of("CREATED", "REJECTED")))
                .body("items[1].problem.type", is("/problems/forbidden"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void recordsAllOrNothingWhereAsked(boolean lines) {
        JsonBody phone = Devices.phone();
        JsonBody sale = Events.sale(phone, "2020");
        JsonBody unreadable = Events.repair(phone, "2021", "BROKEN");
        JsonBody illegal = Events.sale(phone, "2021");
        JsonBody repair = Events.repair(phone, "2022", "FIXED");

        allOrNothing(lines, List.of(sale, unreadable, repair))
                .then()
                .statusCode(422)
                .body("type", is("/problems/batch-rejected"))
                .body("errors.pointer", is(List.of("/1/repair/outcome")));
        allOrNothing(lines, List.of(sale, repair, illegal))
                .then()
                .statusCode(422)
                .body("type", is("/problems/batch-rejected"))
                .body("errors.pointer", is(List.of("/2")))
                .body("errors.code", is(List.of("order-conflict")));
        recorder.request().get("/v1/events/{id}", sale.id()).then().statusCode(404);
        assertThat(itemsOf(allOrNothing(lines, List.of(sale, repair, sale))))
                .extracting(item -> item.getString("status"))
                .containsExactly("CREATED", "CREATED", "REPLAYED");
        assertThat(itemsOf(allOrNothing(lines, List.of(sale, repair))))
                .extracting(item -> item.getString("status"))
                .containsOnly("REPLAYED");
    }

    @Test
    void refusesAModeThatItDoesNotKnow() {
        JsonBody sale = Events.sale(Devices.phone(), "2020");

        recorder.request()
                .contentType(ContentType.JSON)
                .queryParam("mode", "ALL_OR_NOTHING")
                .body(List.of(sale).toString())
                .post("/v1/events/batch")
                .then()
                .statusCode(400)
                .body("type", is("/problems/invalid-parameter"))
                .body("parameter", is("mode"));
        recorder.request().get("/v1/events/{id}", sale.id()).then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{}", "null", "7", "\"[]\""})
    void refusesAnArrayWithoutEvents(String body) {
        postText(body).then().statusCode(422).body("errors.pointer", is(List.of("")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[%1$s, %2$s",
                "[%1$s, %2$s,]",
                "[%1$s, %2$s] []",
                "[%1$s, %2$s]]",
                "[%1$s %2$s]",
                "[%1$s, {\"id\":1,\"id\":2}]",
                "[%1$s, [[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]",
            })
    void storesNothingOfAnArrayThatIsNotWellFormed(String form) {
        JsonBody first = Events.sale(Devices.phone(), "2020");

        Response answer = postText(form.formatted(first, Events.sale(Devices.phone(), "2021")));

        answer.then().statusCode(400).body("type", is("/problems/malformed-request"));
        recorder.request().get("/v1/events/{id}", first.id()).then().statusCode(404);
    }

    @Test
    void takesTenThousandEventsAtMost() {
        JsonBody first = Events.sale(Devices.phone(), "2020");
        List<Object> tooMany = new ArrayList<>(nCopies(10_001, "{}"));
        tooMany.set(0, first);

        Events.postArray(recorder, tooMany).then().statusCode(413).body("type", is("/problems/payload-too-large"));
        allOrNothing(true, tooMany).then().statusCode(413).body("type", is("/problems/payload-too-large"));
        recorder.request().get("/v1/events/{id}", first.id()).then().statusCode(404);
    }

    @Test
    void tellsOfLinesBeyondTheLimitInTheirPlace() {
        JsonBody last = Events.sale(Devices.phone(), "2020");
        List<Object> tooMany = new ArrayList<>(nCopies(10_001, "{}"));
        tooMany.set(9_999, last);

        List<JsonPath> lines = linesOf(Events.postLines(recorder, tooMany));

        assertThat(lines.get(9_999).getString("status")).isEqualTo("CREATED");
        assertThat(lines.get(10_000).getString("problem.type")).isEqualTo("/problems/payload-too-large");
        assertThat(lines.get(10_001).getInt("rejected")).isEqualTo(10_000);
        assertThat(lines).hasSize(10_002);
    }

    @Test
    void takesSixteenMebibytesAtMost() {
        JsonBody sale = Events.sale(Devices.phone(), "2020");

        postText("[" + sale + " ".repeat(16 << 20) + "]")
                .then()
                .statusCode(413)
                .body("type", is("/problems/payload-too-large"));
        recorder.request().get("/v1/events/{id}", sale.id()).then().statusCode(404);
    }

    private Response postText(String body) {
        return recorder.request().contentType(ContentType.JSON).body(body).post("/v1/events/batch");
    }

    private Response allOrNothing(boolean lines, List<?> events) {
        return lines
                ? Events.linesOf(recorder, events)
                        .queryParam("mode", "all-or-nothing")
                        .post("/v1/events/batch")
                : recorder.request()
                        .contentType(ContentType.JSON)
                        .queryParam("mode", "all-or-nothing")
                        .body(events.toString())
                        .post("/v1/events/batch");
    }

    private static List<JsonPath> linesOf(Response answer) {
        return Arrays.stream(answer.asString().split("\n")).map(JsonPath::from).toList();
    }

    /** The items of an answer in either form. */
    private static List<JsonPath> itemsOf(Response answer) {
        answer.then().statusCode(200);
        if (answer.contentType().startsWith(NDJSON)) {
            List<JsonPath> lines = linesOf(answer);
            return lines.subList(0, lines.size() - 1);
        }
        int size = answer.<List<Object>>path("items").size();
        return Stream.iterate(0, index -> index < size, index -> index + 1)
                .map(index -> answer.jsonPath().setRootPath("items[" + index + "]"))
                .toList();
    }
}
