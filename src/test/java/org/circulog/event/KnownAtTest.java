package org.circulog.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.circulog.testing.Corrections.because;
import static org.circulog.testing.Corrections.merge;
import static org.circulog.testing.Corrections.replacedBy;
import static org.circulog.testing.Corrections.unmerge;
import static org.circulog.testing.Corrections.voidEvent;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.circulog.testing.ApiTest;
import org.circulog.testing.Corrections;
import org.circulog.testing.Devices;
import org.circulog.testing.Events;
import org.circulog.testing.JsonBody;
import org.circulog.testing.TestKeys.TestOrganisation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ApiTest
class KnownAtTest {
    private TestOrganisation shop;

    @BeforeEach
    void openShop() {
        shop = Events.recorder();
    }

    @Test
    void whatWasRecordedLaterIsNotKnownEarlier() {
        JsonBody device = Devices.laptop(1_800_000);
        UUID id = Events.recordAll(shop, Events.sale(device, "2018-03-01"));
        String sold = momentOf(id);
        Events.recordAll(
                shop,
                Events.recycling(device, "2025-08-20", "TREATED"),
                Events.recovery(device, "2025-08-21", Events.output("COPPER", 100, "RECYCLED")));

        read(id, "", sold).body("life.stage", is("IN_USE"));
        read(id, "/events", sold).body("items.type", contains("SALE"));
        read(id, "/life", sold).body("exitKind", is("IN_USE")).body("knownAt", is(sold));
        read(id, "/recovery", sold).body("stage", is("IN_USE")).body("outputs", empty());
        read(id, "/recovery", momentOf(id)).body("stage", is("RECOVERED")).body("outputs", hasSize(1));
    }

    @Test
    void aVoidChangesNothingOfWhatWasKnownBefore() {
        JsonBody device = Devices.phone();
        JsonBody wrong = Events.repair(device, "2020-06-15", "FIXED");
        UUID id = Events.recordAll(shop, Events.sale(device, "2018-03-01"), wrong);
        String before = momentOf(id);
        String life = read(id, "/life", before).extract().asString();
        String recovery = read(id, "/recovery", before).extract().asString();
        String timeline = read(id, "/events", before).extract().asString();
        String known = read(id, "", before).extract().asString();

        voidEvent(shop, wrong.id(), replacedBy(Events.repair(Devices.of(id), "2020-06-15", "END_OF_LIFE")))
                .then()
                .statusCode(200);

        assertThat(read(id, "/life", before).extract().asString()).isEqualTo(life);
        assertThat(read(id, "/recovery", before).extract().asString()).isEqualTo(recovery);
        assertThat(read(id, "/events", before).extract().asString()).isEqualTo(timeline);
        assertThat(read(id, "", before).extract().asString()).isEqualTo(known);
        read(id, "", momentOf(id)).body("life.stage", is("OUT_OF_USE"));
    }

    @Test
    void atEachMomentOneOfTheVoidedEventAndItsReplacementIsKnown() {
        JsonBody wrong = Events.repair(Devices.phone(), "2020-06-15", "FIXED");
        UUID id = Events.record(shop, wrong);
        JsonBody right = Events.repair(Devices.of(id), "2020-06-15", "UNKNOWN");

        Response correction = voidEvent(shop, wrong.id(), replacedBy(right));

        String since = correction.path("voided.voidedBy.recordedAt");
        Instant before = Instant.parse(since).minus(1, ChronoUnit.MICROS);
        assertThat(correction.<String>path("replacement.recordedAt")).isEqualTo(since);
        read(id, "/events", since).body("items.id", contains(right.id().toString()));
        read(id, "/events", before.toString())
                .body("items.id", contains(wrong.id().toString()));
    }

    @Test
    void bothTimesWorkTogether() {
        JsonBody device = Devices.phone();
        UUID id = Events.recordAll(
                shop, Events.sale(device, "2018-03-01"), Events.recycling(device, "2023-01-01", "COLLECTED"));
        String early = momentOf(id);
        Events.record(shop, Events.repair(device, "2020-03-01", "FIXED"));

        read(id, "/life?until=2022-03-01", early).body("addedUseDays", is(0)).body("stage", is("IN_USE"));
        read(id, "/life?until=2022-03-01", momentOf(id)).body("addedUseDays", is(730));
        read(id, "?until=2022-03-01", early)
                .body("life.until", is("2022-03-01"))
                .body("life.stage", is("IN_USE"));
        read(id, "?until=2024-03-01", early).body("life.stage", is("COLLECTED"));
    }

    @Test
    void factsAndIdentifiersAreThoseOfTheMoment() {
        JsonBody imei = Devices.imei();
        UUID id = Devices.registered(shop, Devices.of(imei, Devices.PHONES));
        String registered = momentOf(id);
        complete(id, Map.of("massMg", 150_000));
        String declared = momentOf(id);
        complete(id, Map.of("massMg", 151_000, "massBasis", "MEASURED", "model", "FP3"));
        Corrections.addIdentifier(shop, id, Devices.serial()).then().statusCode(201);
        Corrections.withdrawIdentifier(shop, id, imei).then().statusCode(200);

        read(id, "", registered)
                .body("massBasis", is("CATEGORY_DEFAULT"))
                .body("identifiers.scheme", contains("IMEI"))
                .body("model", nullValue());
        read(id, "", declared).body("massMg", is(150_000)).body("massBasis", is("DECLARED"));
        read(id, "/recovery", declared).body("input.massMg", is(150_000));
        read(id, "", momentOf(id))
                .body("massMg", is(151_000))
                .body("model", is("FP3"))
                .body("identifiers.scheme", contains("SERIAL"));
    }

    @Test
    void aMergeAndItsUndoingCanBeLookedBehind() {
        UUID device = Events.record(shop, Events.sale(Devices.phone(), "2018-03-01"));
        UUID duplicate = Events.record(shop, Events.repair(Devices.phone(), "2020-06-15", "FIXED"));
        String apart = momentOf(device);
        merge(shop, device, duplicate).then().statusCode(200);
        String together = momentOf(device);
        unmerge(shop, device, duplicate).then().statusCode(200);

        read(duplicate, "", apart).body("id", is(duplicate.toString())).body("life.fixes", is(1));
        read(device, "/events", apart).body("items", hasSize(1));
        read(duplicate, "", together)
                .body("id", is(device.toString()))
                .body("mergedIds", contains(duplicate.toString()))
                .body("identifiers", hasSize(2))
                .body("life.fixes", is(1));
        read(device, "/events", together).body("items", hasSize(2));
        read(duplicate, "/life", momentOf(device)).body("deviceId", is(duplicate.toString()));
    }

    @Test
    void nothingIsThereBeforeItWasRegistered() {
        String before = momentOf(Devices.registered(shop, Devices.phone()));
        UUID device = Devices.registered(shop, Devices.phone());

        for (String part : List.of("", "/events", "/life", "/recovery")) {
            get(device, part, before).then().statusCode(404);
        }
    }

    @Test
    void aListOfPagesIsAsOfItsFirst() {
        JsonBody device = Devices.phone();
        List<JsonBody> repairs = new ArrayList<>();
        for (int day = 1; day <= 5; day++) {
            repairs.add(Events.repair(device, "2020-01-0" + day, "FIXED"));
        }
        UUID id = Events.recordAll(shop, repairs);
        Response first = shop.request().get("/v1/devices/" + id + "/events?limit=2");

        voidEvent(shop, repairs.get(1).id(), because("DID_NOT_OCCUR")).then().statusCode(200);
        Events.record(shop, Events.repair(device, "2020-01-04", "FIXED"));

        List<String> ids = new ArrayList<>(first.path("items.id"));
        String next = first.path("next");
        while (next != null) {
            Response page = shop.request().get("/v1/devices/" + id + "/events?limit=2&after=" + next);
            ids.addAll(page.then().statusCode(200).extract().path("items.id"));
            next = page.path("next");
        }
        assertThat(ids)
                .containsExactlyElementsOf(
                        repairs.stream().map(repair -> repair.id().toString()).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-02, is not an instant",
        "yesterday, is not an instant",
        "2026-01-02T08:00:00, is not an instant",
        "2026-13-02T08:00:00Z, is not an instant",
        "1969-12-31T23:59:59Z, lies before 1970",
        "+999999999-01-01T00:00:00Z, is not an instant",
        "9999-12-31T23:59:59Z, lies in the future",
        "0000-01-01T00:00:00Z, lies before 1970"
    })
    void refusesWhatIsNoKnowableMoment(String knownAt, String why) {
        UUID device = Devices.registered(shop, Devices.phone());

        String detail = get(device, "/life", knownAt)
                .then()
                .statusCode(400)
                .body("type", is("/problems/invalid-parameter"))
                .extract()
                .path("detail");

        assertThat(detail).contains("`knownAt`").contains(why);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/events", "/life", "/recovery"})
    void theFutureIsNotKnown(String part) {
        UUID device = Devices.registered(shop, Devices.phone());

        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

        get(device, part, now.plus(Duration.ofMinutes(6)).toString()).then().statusCode(400);
        get(device, part, now.plus(Duration.ofMinutes(4)).toString()).then().statusCode(200);
    }

    /** The moment of an answer, by the clock of the database, which is after all that was recorded before. */
    private String momentOf(UUID device) {
        return shop.request().get("/v1/devices/" + device + "/life").path("knownAt");
    }

    private ValidatableResponse read(UUID device, String part, String knownAt) {
        return get(device, part, knownAt).then().statusCode(200);
    }

    private Response get(UUID device, String part, String knownAt) {
        return shop.request().queryParam("knownAt", knownAt).get("/v1/devices/" + device + part);
    }

    private void complete(UUID device, Map<String, Object> facts) {
        String tag = shop.request().get("/v1/devices/" + device).header("ETag");
        shop.request()
                .header("If-Match", tag)
                .contentType("application/merge-patch+json")
                .body(JsonBody.of(facts).toString())
                .patch("/v1/devices/" + device)
                .then()
                .statusCode(200);
    }
}
