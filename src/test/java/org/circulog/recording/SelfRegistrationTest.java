package org.circulog.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import io.restassured.response.Response;
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

@ApiTest
class SelfRegistrationTest {
    private TestOrganisation recorder;

    @BeforeEach
    void givenAnOrganisation() {
        recorder = Events.recorder();
    }

    @Test
    void registersAnUnknownDeviceWithWhatTheEventSaysOfIt() {
        JsonBody phone = Devices.phone()
                .with("/manufacturer", "Fairphone")
                .with("/model", "FP3")
                .with("/massMg", 187_400)
                .with("/recycledContentPercent", 12.5)
                .with("/manufacturedOn", "2019-08")
                .with("/observedSince", "2020-01-01");

        UUID device = Events.record(recorder, Events.repair(phone, "2024-05-06", "FIXED"));

        recorder.request()
                .get("/v1/devices/{id}", device)
                .then()
                .statusCode(200)
                .body("category", is("0306"))
                .body("manufacturer", is("Fairphone"))
                .body("model", is("FP3"))
                .body("massMg", is(187_400))
                .body("massBasis", is("DECLARED"))
                .body("recycledContentPercent", is(12.5f))
                .body("manufacturedOn", is("2019-08"))
                .body("observedSince", is("2020-01-01"))
                .body("country", is("GH"))
                .body("identifiers.value", is(List.of(phone.text("/identifiers/0/value"))))
                .body("life.fixes", is(1));
    }

    @Test
    void registersADeviceUnderTheIdThatTheEventGives() {
        UUID id = UUID.randomUUID();

        UUID device = Events.record(recorder, Events.sale(Devices.phone().with("/id", id), "2024-05-06"));

        assertThat(device).isEqualTo(id);
    }

    @Test
    void assumesAMobilePhoneBehindAnImeiAndSaysSo() {
        Response answer = Events.post(recorder, Events.sale(Devices.known(Devices.imei()), "2024-05-06"));

        answer.then()
                .statusCode(201)
                .body("warnings.code", is(List.of("category-assumed")))
                .body("warnings.pointer", is(List.of("/device/category")));
        recorder.request()
                .get("/v1/devices/{id}", answer.<String>path("deviceId"))
                .then()
                .body("category", is("0306"))
                .body("massBasis", is("CATEGORY_DEFAULT"));
    }

    @Test
    void needsACategoryForAnUnknownDeviceWithoutImei() {
        JsonBody event = Events.sale(Devices.known(Devices.serial()), "2024-05-06");

        Events.post(recorder, event)
                .then()
                .statusCode(422)
                .body("errors.pointer", is(List.of("/device/category")))
                .body("errors.code", is(List.of("required")));
        Events.post(recorder, event.with("/device/category", "0303")).then().statusCode(201);
    }

    @Test
    void findsTheDeviceAgainByAnyOfItsIdentifiersInAnyNotation() {
        String imei = Devices.imeiText();
        JsonBody serial = Devices.serial();
        JsonBody tag = Devices.identifier("ASSET_TAG", "shop " + UUID.randomUUID());
        JsonBody named = Devices.known(Devices.identifier("IMEI", imei), serial, tag);
        UUID device = Events.record(recorder, Events.sale(named, "2020"));

        List<JsonBody> names = List.of(
                Devices.of(device),
                Devices.known(Devices.identifier("IMEI", imei.substring(0, 14))),
                Devices.known(Devices.identifier("IMEI", imei.replaceFirst("(.{2})(.{6})", "$1 $2-"))),
                Devices.known(Devices.identifier("SERIAL", serial.text("/value").toLowerCase())
                        .with("/issuer", " FAIRPHONE ")),
                Devices.known(tag.with("/issuer", recorder.id())));

        assertThat(names)
                .allSatisfy(name -> assertThat(Events.record(recorder, Events.reuse(name, "2022")))
                        .isEqualTo(device));
    }

    @Test
    void keepsAssetTagsOfTwoOrganisationsApart() {
        TestOrganisation other = Events.recorder();
        JsonBody tagged = Devices.of(Devices.identifier("ASSET_TAG", "LAPTOP-17"), Devices.LAPTOPS);

        UUID own = Events.record(recorder, Events.sale(tagged, "2020"));
        UUID foreign = Events.record(other, Events.sale(tagged, "2020"));

        assertThat(own).isNotEqualTo(foreign);
    }

    @Test
    void learnsFurtherIdentifiersFromLaterEvents() {
        JsonBody imei = Devices.imei();
        JsonBody second = Devices.imei();
        JsonBody serial = Devices.serial();
        UUID device = Events.record(recorder, Events.sale(Devices.known(imei), "2020"));

        Events.record(recorder, Events.reuse(Devices.known(second, imei, serial), "2021"));

        recorder.request()
                .get("/v1/devices/{id}", device)
                .then()
                .body(
                        "identifiers.value",
                        containsInAnyOrder(imei.text("/value"), second.text("/value"), serial.text("/value")));
        assertThat(Events.record(recorder, Events.reuse(Devices.known(serial), "2022")))
                .isEqualTo(device);
    }

    @Test
    void refusesIdentifiersThatLeadToTwoDevices() {
        JsonBody one = Devices.imei();
        JsonBody other = Devices.imei();
        UUID first = Events.record(recorder, Events.sale(Devices.known(one), "2020"));
        UUID second = Events.record(recorder, Events.sale(Devices.known(other), "2020"));
        JsonBody event = Events.reuse(Devices.known(one, other), "2021");

        Events.post(recorder, event)
                .then()
                .statusCode(409)
                .body("type", is("/problems/identifiers-disagree"))
                .body("devices", containsInAnyOrder(first.toString(), second.toString()));
        Events.post(recorder, event.with("/device", Devices.known(other).with("/id", first)))
                .then()
                .statusCode(409)
                .body("devices", containsInAnyOrder(first.toString(), second.toString()));
        recorder.request().get("/v1/devices/{id}/events", first).then().body("items.size()", is(1));
    }

    @ParameterizedTest
    @CsvSource({
        "category, 0303",
        "manufacturer, Shiftphone",
        "model, FP4",
        "massMg, 200000",
        "manufacturedOn, 2019",
    })
    void warnsOfFactsThatDifferAndLeavesTheRecord(String field, String other) {
        JsonBody phone = Devices.phone()
                .with("/manufacturer", "Fairphone")
                .with("/model", "FP3")
                .with("/massMg", 187_400)
                .with("/manufacturedOn", "2019-08");
        UUID device = Events.record(recorder, Events.sale(phone, "2020"));
        String before =
                recorder.request().get("/v1/devices/{id}", device).path(field).toString();
        Object value = field.equals("massMg") ? (Object) Long.valueOf(other) : other;

        Events.post(recorder, Events.reuse(phone.with("/" + field, value), "2021"))
                .then()
                .statusCode(201)
                .body("warnings.code", is(List.of("device-facts-differ")))
                .body("warnings.pointer", is(List.of("/device/" + field)));

        assertThat(recorder.request()
                        .get("/v1/devices/{id}", device)
                        .path(field)
                        .toString())
                .isEqualTo(before);
    }

    @Test
    void doesNotWarnOfAnotherSpellingOfTheSameFacts() {
        JsonBody phone = Devices.phone().with("/manufacturer", "Fairphone").with("/model", "FP3");
        Events.record(recorder, Events.sale(phone, "2020"));

        Events.post(
                        recorder,
                        Events.reuse(phone.with("/manufacturer", "FAIRPHONE").with("/model", " fp3 "), "2021"))
                .then()
                .statusCode(201)
                .body("warnings", empty());
    }
}
