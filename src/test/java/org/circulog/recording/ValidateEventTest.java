package org.circulog.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import org.circulog.organisation.Role;
import org.circulog.testing.ApiTest;
import org.circulog.testing.Devices;
import org.circulog.testing.Events;
import org.circulog.testing.JsonBody;
import org.circulog.testing.TestKeys;
import org.circulog.testing.TestKeys.TestOrganisation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ApiTest
class ValidateEventTest {
    private TestOrganisation recorder;

    @BeforeEach
    void givenAnOrganisation() {
        recorder = Events.recorder();
    }

    @Test
    void acceptsAnEventOnAnUnknownDeviceAndStoresNothing() {
        JsonBody event = Events.sale(Devices.known(Devices.imei()), "2024");

        Response verdict = validate(event);

        verdict.then()
                .statusCode(200)
                .body("accepted", is(true))
                .body("status", is("CREATED"))
                .body("deviceId", nullValue())
                .body("warnings.code", is(List.of("category-assumed")))
                .body("problem", nullValue());
        recorder.request().get("/v1/events/{id}", event.id()).then().statusCode(404);
        recorder.request()
                .queryParam("scheme", "IMEI")
                .queryParam("value", event.text("/device/identifiers/0/value"))
                .get("/v1/devices")
                .then()
                .body("items.size()", is(0));
    }

    @Test
    void namesTheDeviceWhereItIsKnown() {
        JsonBody phone = Devices.phone();
        UUID device = Events.record(recorder, Events.sale(phone, "2020"));
        String before = recorder.request().get("/v1/devices/{id}", device).asString();

        validate(Events.reuse(phone, "2021")).then().body("accepted", is(true)).body("deviceId", is(device.toString()));

        assertThat(recorder.request().get("/v1/devices/{id}", device).asString())
                .isEqualTo(before);
    }

    @Test
    void foreseesAReplay() {
        JsonBody event = Events.sale(Devices.phone(), "2024");
        UUID device = Events.record(recorder, event);

        validate(event)
                .then()
                .body("accepted", is(true))
                .body("status", is("REPLAYED"))
                .body("deviceId", is(device.toString()));
    }

    @Test
    void foreseesTheProblemThatRecordingGives() {
        JsonBody phone = Devices.phone();
        Events.record(recorder, Events.sale(phone, "2020"));
        List<JsonBody> refused = List.of(
                Events.sale(phone, "2021"),
                Events.sale(Devices.phone(), "2999"),
                Events.sale(Devices.of(UUID.randomUUID()), "2021"),
                Events.sale(Devices.phone(), "2021").with("/device/identifiers/0/value", "490154203237519"));

        assertThat(refused).allSatisfy(event -> {
            Response verdict = validate(event);
            verdict.then().statusCode(200).body("accepted", is(false)).body("status", is("REJECTED"));
            assertThat(verdict.jsonPath().getMap("problem"))
                    .isEqualTo(Events.post(recorder, event).jsonPath().getMap("$"));
        });
    }

    @Test
    void foreseesThatTheRolesDoNotAllowIt() {
        JsonBody repair = Events.repair(Devices.phone(), "2024", "FIXED");

        validate(TestKeys.organisation(Role.SELLER), repair)
                .then()
                .statusCode(200)
                .body("accepted", is(false))
                .body("problem.type", is("/problems/forbidden"));
    }

    @Test
    void answersWhatIsNoEventAsAProblemOfTheRequest() {
        JsonBody event = Events.sale(Devices.phone(), "2024");

        validate(event.with("/colour", "green")).then().statusCode(422).body("errors.pointer", is(List.of("/colour")));
        recorder.request()
                .contentType(ContentType.JSON)
                .body("{")
                .post("/v1/events/validate")
                .then()
                .statusCode(400);
    }

    private Response validate(JsonBody event) {
        return validate(recorder, event);
    }

    private static Response validate(TestOrganisation organisation, JsonBody event) {
        return organisation
                .request()
                .contentType(ContentType.JSON)
                .body(event.toString())
                .post("/v1/events/validate");
    }
}
