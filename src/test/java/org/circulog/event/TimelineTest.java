package org.circulog.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.circulog.testing.ApiTest;
import org.circulog.testing.Devices;
import org.circulog.testing.Events;
import org.circulog.testing.JsonBody;
import org.circulog.testing.TestKeys.TestOrganisation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The events of a device, and what they add up to. */
@ApiTest
class TimelineTest {
    private TestOrganisation recorder;

    @BeforeEach
    void givenAnOrganisation() {
        recorder = Events.recorder();
    }

    @Test
    void listsEventsInTheOrderInWhichTheyHappened() {
        UUID device =
                record("COLLECTED 2024-05-06; REUSE 2022; SALE 2020-03; TREATED 2024-05-06; REPAIR_FIXED 2022-07-02");

        Response timeline = recorder.request().get("/v1/devices/{id}/events", device);

        timeline.then()
                .statusCode(200)
                .body("items.occurredAt", is(List.of("2020-03", "2022", "2022-07-02", "2024-05-06", "2024-05-06")))
                .body("items[3].recycling.stage", is("COLLECTED"))
                .body("next", nullValue());
        assertThat(timeline.header("Link")).isNull();
    }

    @Test
    void listsEventsOfOneTimeInTheOrderOfRecording() {
        JsonBody phone = Devices.phone();
        List<JsonBody> events = Events.parse("REUSE 2022-05-06; REPAIR_FIXED 2022-05-06; REUSE 2022-05-06", phone);
        UUID device = Events.recordAll(recorder, events);

        recorder.request()
                .get("/v1/devices/{id}/events", device)
                .then()
                .body(
                        "items.id",
                        is(events.stream().map(event -> event.text("/id")).toList()));
    }

    @Test
    void givesEveryEventOnceOverItsPages() {
        UUID device = record("REUSE 2020; REUSE 2021; REUSE 2022; REUSE 2023; REUSE 2024");

        List<String> days = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        String next = null;
        do {
            RequestSpecification request = recorder.request().queryParam("limit", 2);
            Response page =
                    (next == null ? request : request.queryParam("after", next)).get("/v1/devices/{id}/events", device);
            days.addAll(page.path("items.occurredAt"));
            sizes.add(page.<List<Object>>path("items").size());
            next = page.path("next");
            assertThat(page.header("Link") == null).isEqualTo(next == null);
        } while (next != null);

        assertThat(days).containsExactly("2020", "2021", "2022", "2023", "2024");
        assertThat(sizes).containsExactly(2, 2, 1);
    }

    @Test
    void followsTheLinkToTheNextPage() {
        UUID device = record("REUSE 2020; REUSE 2021; REUSE 2022");
        Response first = recorder.request().queryParam("limit", 2).get("/v1/devices/{id}/events", device);
        String link = first.header("Link");

        assertThat(link).startsWith("<").endsWith(">; rel=\"next\"");
        recorder.request()
                .urlEncodingEnabled(false)
                .get(link.substring(1, link.indexOf('>')))
                .then()
                .body("items.occurredAt", is(List.of("2022")));
    }

    @Test
    void leavesOutWhatHadNotHappenedBy() {
        UUID device = record("SALE 2020-03-01; REPAIR_FIXED 2022-03-01; COLLECTED 2023-03-01");

        recorder.request()
                .queryParam("until", "2022-03-01")
                .get("/v1/devices/{id}/events", device)
                .then()
                .body("items.occurredAt", is(List.of("2020-03-01", "2022-03-01")));
        recorder.request()
                .queryParam("until", "2022-03-11")
                .get("/v1/devices/{id}/life", device)
                .then()
                .body("until", is("2022-03-11"))
                .body("stage", is("IN_USE"))
                .body("exitKind", is("IN_USE"))
                .body("exitDay", is("2022-03-11"))
                .body("firstUseDays", is(730))
                .body("addedUseDays", is(10))
                .body("interventions[0].open", is(true))
                .body("interventions[0].to", is("2022-03-11"));
    }

    @Test
    void comparesALifeWithTheLifetimeOfItsCategory() {
        UUID device = record("SALE 2024-03-01");

        Response life = recorder.request().queryParam("until", "2025-03-01").get("/v1/devices/{id}/life", device);

        life.then().body("reference.set", is("weee-tool-2023"));
        double meanDays = life.jsonPath().getDouble("reference.meanDays");
        assertThat(meanDays).isBetween(1_500.0, 2_500.0);
        assertThat(life.jsonPath().getDouble("reference.residualDays")).isBetween(meanDays - 365, meanDays);
    }

    @Test
    void hasNoResidualLifeWithoutBirthOrAfterTheEnd() {
        UUID unborn = record("REUSE 2024-03-01");
        UUID ended = record("SALE 2020; DISPOSED 2024");

        recorder.request()
                .get("/v1/devices/{id}/life", unborn)
                .then()
                .body("birth", nullValue())
                .body("firstUseDays", nullValue())
                .body("reference.residualDays", nullValue());
        recorder.request().get("/v1/devices/{id}/life", ended).then().body("reference.residualDays", nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"events", "life", "recovery"})
    void knowsNoDeviceThatIsNotRecorded(String what) {
        recorder.request()
                .get("/v1/devices/{id}/" + what, UUID.randomUUID())
                .then()
                .statusCode(404)
                .body("type", is("/problems/not-found"));
    }

    @ParameterizedTest
    @CsvSource({"events", "life", "recovery"})
    void refusesADayInTheFuture(String what) {
        UUID device = record("SALE 2024");
        LocalDate tomorrow = LocalDate.now(ZoneOffset.UTC).plusDays(1);

        recorder.request()
                .queryParam("until", tomorrow.plusDays(1).toString())
                .get("/v1/devices/{id}/" + what, device)
                .then()
                .statusCode(400)
                .body("parameter", is("until"));
        recorder.request()
                .queryParam("until", tomorrow.toString())
                .get("/v1/devices/{id}/" + what, device)
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({
        "after, x",
        "after, MDE5N2ExYzA",
        "after, LTE",
        "limit, 0",
        "limit, 501",
        "limit, many",
        "until, 2024",
        "until, 2024-02-30",
    })
    void refusesParametersThatItCannotUse(String parameter, String value) {
        UUID device = record("SALE 2024");

        recorder.request()
                .queryParam(parameter, value)
                .get("/v1/devices/{id}/events", device)
                .then()
                .statusCode(400)
                .body("type", is("/problems/invalid-parameter"))
                .body("parameter", is(parameter));
    }

    @Test
    void readsAnEventOnlyOnceForWhoeverHasIt() {
        JsonBody event = Events.sale(Devices.phone(), "2024");
        Events.record(recorder, event);
        String tag = recorder.request().get("/v1/events/{id}", event.id()).header("ETag");

        Response again = recorder.request().header("If-None-Match", tag).get("/v1/events/{id}", event.id());

        again.then().statusCode(304).header("ETag", tag);
        assertThat(again.asString()).isEmpty();
        recorder.request()
                .header("If-None-Match", "\"other\"")
                .get("/v1/events/{id}", event.id())
                .then()
                .statusCode(200);
    }

    private UUID record(String events) {
        return Events.recordAll(recorder, Events.parse(events, Devices.phone()));
    }
}
