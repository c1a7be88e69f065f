package org.circulog.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
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
import org.circulog.testing.Parallel;
import org.circulog.testing.TestKeys;
import org.circulog.testing.TestKeys.TestOrganisation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@ApiTest
class DeviceTest {
    private TestOrganisation organisation;

    @BeforeEach
    void givenAnOrganisation() {
        organisation = Events.recorder();
    }

    @Test
    void registersADeviceThatCanBeReadAtItsLocation() {
        String imei = Devices.imeiText();
        JsonBody phone = Devices.of(Devices.identifier("IMEI", imei.substring(0, 14)), Devices.PHONES)
                .with("/manufacturer", "Fairphone")
                .with("/model", "FP3")
                .with("/massMg", 187_400)
                .with("/massBasis", "MEASURED")
                .with("/recycledContentPercent", 12.5)
                .with("/manufacturedOn", "2019-08")
                .with("/observedSince", "2020-01-01");

        Response registered = Devices.register(organisation, phone);

        registered
                .then()
                .statusCode(201)
                .body("identifiers[0].scheme", is("IMEI"))
                .body("identifiers[0].value", is(imei.substring(0, 14)))
                .body("identifiers[0].normalForm", is(imei))
                .body("category", is("0306"))
                .body("massMg", is(187_400))
                .body("massBasis", is("MEASURED"))
                .body("manufacturedOn", is("2019-08"))
                .body("observedSince", is("2020-01-01"))
                .body("country", nullValue())
                .body("registeredAt", notNullValue())
                .body("life.stage", is("IN_USE"))
                .body("life.entryDay", is("2020-01-01"))
                .body("life.birth", nullValue())
                .body("life.attempts", is(0));
        Response read = organisation.request().get(registered.header("Location"));
        assertThat(read.asString()).isEqualTo(registered.asString());
        assertThat(read.header("ETag")).isEqualTo(registered.header("ETag"));
    }

    @Test
    void fillsInTheAverageMassOfTheCategory() {
        int average = organisation
                .request()
                .get("/v1/reference/categories")
                .path("items.find { it.key == '0306' }.averageWeightMg");

        Devices.register(organisation, Devices.phone())
                .then()
                .body("massMg", is(average))
                .body("massBasis", is("CATEGORY_DEFAULT"));
    }

    @Test
    void answersARepeatUnderTheSameIdWithTheDevice() {
        JsonBody laptop = Devices.laptop(1_800_000).with("/id", UUID.randomUUID());
        Response first = Devices.register(organisation, laptop);

        Response repeat = Devices.register(organisation, laptop);

        first.then().statusCode(201).body("id", is(laptop.text("/id")));
        repeat.then().statusCode(200).header("ETag", first.header("ETag"));
        assertThat(repeat.asString()).isEqualTo(first.asString());
    }

    @ParameterizedTest
    @CsvSource({
        "/category, 0306",
        "/model, FP3",
        "/massBasis, DECLARED",
        "/recycledContentPercent, 10",
        "/observedSince, 2019-01-01",
        "/manufacturedOn, 2018",
    })
    void refusesOtherContentUnderTheSameId(String pointer, String value) {
        JsonBody laptop =
                Devices.laptop(1_800_000).with("/id", UUID.randomUUID()).with("/observedSince", "2020-01-01");
        Devices.registered(organisation, laptop);
        Object other = pointer.startsWith("/recycled") ? (Object) Integer.valueOf(value) : value;

        Devices.register(organisation, laptop.with(pointer, other))
                .then()
                .statusCode(409)
                .body("type", is("/problems/device-id-conflict"));
    }

    @Test
    void refusesOtherIdentifiersUnderTheSameId() {
        JsonBody laptop = Devices.laptop(1_800_000).with("/id", UUID.randomUUID());
        Devices.registered(organisation, laptop);

        Devices.register(organisation, laptop.with("/identifiers", List.of(Devices.serial())))
                .then()
                .statusCode(409)
                .body("type", is("/problems/device-id-conflict"));
    }

    @Test
    void refusesAnIdentifierOfAnotherDeviceAndNamesIt() {
        JsonBody serial = Devices.serial();
        UUID owner = Devices.registered(organisation, Devices.of(serial, Devices.LAPTOPS));
        JsonBody other = Devices.known(Devices.imei(), serial).with("/category", Devices.LAPTOPS);

        Devices.register(organisation, other)
                .then()
                .statusCode(409)
                .body("type", is("/problems/identifier-taken"))
                .body("deviceId", is(owner.toString()))
                .body("errors.pointer", is(List.of("/identifiers/1")));
    }

    @Test
    void registersOneDeviceForConcurrentRequests() {
        JsonBody laptop = Devices.laptop(1_800_000);

        List<Response> answers = Parallel.run(16, () -> Devices.register(organisation, laptop));

        assertThat(answers)
                .extracting(Response::statusCode)
                .containsOnlyOnce(201)
                .containsOnly(201, 409);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /identifiers                | []                                             | /identifiers          | size
            /identifiers                | null                                           | /identifiers          | required
            /identifiers/0/value        | "N/A"                                          | /identifiers/0/value  | placeholder
            /identifiers/0/issuer       | ""                                             | /identifiers/0/issuer | issuer-required
            /category                   | null                                           | /category             | required
            /category                   | "9999"                                         | /category             | unknown-code
            /massMg                     | 0                                              | /massMg               | out-of-range
            /massMg                     | 1.5                                            | /massMg               | wrong-type
            /massBasis                  | "CATEGORY_DEFAULT"                             | /massBasis            | not-settable
            /recycledContentPercent     | 100.01                                         | /recycledContentPercent | out-of-range
            /recycledContentPercent     | 1.234                                          | /recycledContentPercent | out-of-range
            /manufacturedOn             | "2999"                                         | /manufacturedOn       | future
            /observedSince              | "2999-01-01"                                   | /observedSince        | out-of-range
            /observedSince              | "2020"                                         | /observedSince        | invalid-value
            /registeredAt               | "2020-01-01T00:00:00Z"                         | /registeredAt         | unknown-field
            """)
    void refusesADeviceThatBreaksTheContract(String pointer, String value, String where, String code) {
        JsonBody laptop = Devices.laptop(1_800_000);
        String body = laptop.with(pointer, "@").toString().replace("\"@\"", value);

        Devices.register(organisation, body)
                .then()
                .statusCode(422)
                .body("errors.pointer", is(List.of(where)))
                .body("errors.code", is(List.of(code)));
        Devices.register(organisation, laptop).then().statusCode(201);
    }

    @Test
    void takesThirtyTwoKibibytesAtMost() {
        String large = Devices.laptop(1_800_000) + " ".repeat(33 * 1024);

        Devices.register(organisation, large).then().statusCode(413).body("type", is("/problems/payload-too-large"));
    }

    @ParameterizedTest
    @EnumSource(names = {"PARTNER", "ANALYST", "ADMIN"})
    void letsOnlyThoseWhoHandleDevicesRegisterThem(Role role) {
        TestOrganisation other = TestKeys.organisation(role);
        UUID device = Devices.registered(organisation, Devices.phone());

        Devices.register(other, Devices.phone()).then().statusCode(403);
        other.request()
                .contentType("application/merge-patch+json")
                .header("If-Match", "*")
                .body("{\"model\": \"FP3\"}")
                .patch("/v1/devices/{id}", device)
                .then()
                .statusCode(403);
        other.request().get("/v1/devices/{id}", device).then().statusCode(200);
    }

    @Test
    void answersWithoutABodyUntilSomethingHappensToTheDevice() {
        JsonBody phone = Devices.phone();
        UUID device = Devices.registered(organisation, phone);
        String tag = organisation.request().get("/v1/devices/{id}", device).header("ETag");

        Response same = organisation.request().header("If-None-Match", tag).get("/v1/devices/{id}", device);
        Events.record(organisation, Events.sale(phone, "2024-05-06"));
        Response changed = organisation.request().header("If-None-Match", tag).get("/v1/devices/{id}", device);

        same.then().statusCode(304).header("ETag", tag);
        assertThat(same.asString()).isEmpty();
        changed.then().statusCode(200).header("ETag", not(tag)).body("country", is("GH"));
    }

    @Test
    void knowsNoDeviceUnderAnotherId() {
        organisation
                .request()
                .get("/v1/devices/{id}", UUID.randomUUID())
                .then()
                .statusCode(404)
                .body("type", is("/problems/not-found"));
        organisation
                .request()
                .contentType(ContentType.JSON)
                .get("/v1/devices/mine")
                .then()
                .statusCode(400)
                .body("type", is("/problems/invalid-parameter"));
    }
}
