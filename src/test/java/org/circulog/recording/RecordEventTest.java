package org.circulog.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.circulog.testing.ApiTest;
import org.circulog.testing.Devices;
import org.circulog.testing.Events;
import org.circulog.testing.JsonBody;
import org.circulog.testing.TestKeys.TestOrganisation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ApiTest
class RecordEventTest {
    private TestOrganisation recorder;

    @BeforeEach
    void givenAnOrganisation() {
        recorder = Events.recorder();
    }

    @Test
    void answersWithTheRecordedEventAndWhereItIs() {
        JsonBody event = Events.repair(Devices.phone(), "2024-05-06T10:15:30+02:00", "END_OF_LIFE")
                .with("/country", "DE")
                .with("/note", "Battery \"swollen\" – 電池")
                .with("/evidence", List.of(Map.of("sha256", "0".repeat(64), "name", "photo.jpg")))
                .with("/repair/fault", "battery")
                .with("/repair/barrier", "SPARE_PARTS_TOO_EXPENSIVE")
                .with("/repair/receivedAt", "2024-05")
                .with("/repair/parts", List.of(Map.of("name", "cell", "massMg", 45_000, "source", "USED")));

        Response answer = Events.post(recorder, event);

        answer.then()
                .statusCode(201)
                .header("Location", "/v1/events/" + event.id())
                .body("id", is(event.text("/id")))
                .body("type", is("REPAIR"))
                .body("deviceId", notNullValue())
                .body("occurredAt", is("2024-05-06T10:15:30+02:00"))
                .body("recordedAt", notNullValue())
                .body("recordedBy", is(recorder.id().toString()))
                .body("sequence", notNullValue())
                .body("country", is("DE"))
                .body("note", is("Battery \"swollen\" – 電池"))
                .body("evidence[0].name", is("photo.jpg"))
                .body("repair.barrier", is("SPARE_PARTS_TOO_EXPENSIVE"))
                .body("repair.receivedAt", is("2024-05"))
                .body("repair.parts[0].massMg", is(45_000))
                .body("warnings", empty())
                .body("sale", nullValue());
        assertThat(recorder.request().get(answer.header("Location")).asString()).isEqualTo(answer.asString());
    }

    @Test
    void takesTheCountryOfTheOrganisationWhereTheEventNamesNone() {
        Response answer = Events.post(recorder, Events.sale(Devices.phone(), "2024"));

        answer.then().statusCode(201).body("country", is("GH"));
    }

    @Test
    void numbersEventsInTheOrderOfRecording() {
        long first = Events.post(recorder, Events.sale(Devices.phone(), "2024"))
                .jsonPath()
                .getLong("sequence");
        long second = Events.post(recorder, Events.sale(Devices.phone(), "2023"))
                .jsonPath()
                .getLong("sequence");

        assertThat(second).isGreaterThan(first);
    }

    @Test
    void refusesAnEventOnADeviceIdThatIsNotRecorded() {
        JsonBody event = Events.sale(Devices.of(UUID.randomUUID()), "2024");

        Events.post(recorder, event).then().statusCode(422).body("type", is("/problems/unknown-device"));
        recorder.request().get("/v1/events/{id}", event.id()).then().statusCode(404);
    }

    @Test
    void judgesABackDatedEventAtItsPlace() {
        JsonBody phone = Devices.phone();
        Events.recordAll(
                recorder,
                Events.repair(phone, "2022-03-01", "FIXED"),
                Events.recycling(phone, "2024-03-01", "COLLECTED"));

        UUID device = Events.recordAll(
                recorder, Events.repair(phone, "2021-03-01", "REPAIRABLE"), Events.sale(phone, "2020-03-01"));

        recorder.request()
                .get("/v1/devices/{id}/life", device)
                .then()
                .body("birth.at", is("2020-03-01"))
                .body("firstUseDays", is(365))
                .body("downtimeDays", notNullValue())
                .body("addedUseDays", is(731))
                .body("attempts", is(2))
                .body("fixes", is(1))
                .body("stage", is("COLLECTED"));
    }

    @Test
    void countsAttemptsOfOneOrganisationWithinADayOnce() {
        JsonBody phone = Devices.phone();

        UUID device = Events.recordAll(
                recorder,
                Events.repair(phone, "2022-03-01T10:00:00Z", "REPAIRABLE"),
                Events.repair(phone, "2022-03-02T09:00:00Z", "FIXED"),
                Events.repair(phone, "2022-03-05", "UNKNOWN"));
        Events.record(Events.recorder(), Events.repair(phone, "2022-03-01T11:00:00Z", "REPAIRABLE"));

        recorder.request()
                .get("/v1/devices/{id}/life", device)
                .then()
                .body("attempts", is(3))
                .body("fixes", is(1));
    }

    @Test
    void warnsOfADeviceThatComesBackAndRecordsItAllTheSame() {
        JsonBody phone = Devices.phone();
        Events.record(recorder, Events.sale(phone, "2020-03-01"));
        Events.record(recorder, Events.withdrawal(phone, "2022-03-01", "EXPORTED"));
        JsonBody back = Events.repair(phone, "2023-03-01", "FIXED");

        Response answer = Events.post(recorder, back);

        answer.then()
                .statusCode(201)
                .body("warnings.pointer", is(List.of("/occurredAt")))
                .body("warnings.code", is(List.of("device-reappeared")));
        recorder.request()
                .get("/v1/events/{id}", back.id())
                .then()
                .body("warnings.code", is(List.of("device-reappeared")));
        recorder.request()
                .get("/v1/devices/{id}/life", answer.<String>path("deviceId"))
                .then()
                .body("exitKind", is("EXPORTED"))
                .body("exitDay", is("2022-03-01"))
                .body("stage", is("IN_USE"));
    }

    @Test
    void warnsWhenALateRecordShowsThatTheDeviceHadDisappearedBefore() {
        JsonBody phone = Devices.phone();
        Events.record(recorder, Events.repair(phone, "2023-03-01", "FIXED"));

        Events.post(recorder, Events.withdrawal(phone, "2022-03-01", "LOST"))
                .then()
                .statusCode(201)
                .body("warnings.code", is(List.of("device-reappeared")));
    }
}
