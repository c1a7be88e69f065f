package org.circulog.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.circulog.testing.Corrections.addIdentifier;
import static org.circulog.testing.Corrections.withdrawIdentifier;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;

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

@ApiTest
class IdentifierChangeTest {
    private TestOrganisation shop;

    @BeforeEach
    void openShop() {
        shop = Events.recorder();
    }

    @Test
    void aDeviceIsFoundByAnAddedIdentifier() {
        UUID device = Devices.registered(shop, Devices.phone());
        JsonBody second = Devices.imei();

        addIdentifier(shop, device, second)
                .then()
                .statusCode(201)
                .header("Location", endsWith("/v1/devices/" + device))
                .body("identifiers[1].value", is(second.text("/value")));
        addIdentifier(shop, device, second).then().statusCode(200);

        assertThat(Events.record(shop, Events.repair(Devices.known(second), "2020", "FIXED")))
                .isEqualTo(device);
    }

    @Test
    void anIdentifierInForceBelongsToOneDevice() {
        JsonBody imei = Devices.imei();
        UUID owner = Devices.registered(shop, Devices.of(imei, Devices.PHONES));
        UUID device = Devices.registered(shop, Devices.phone());

        addIdentifier(shop, device, imei)
                .then()
                .statusCode(409)
                .body("type", is("/problems/identifier-taken"))
                .body("deviceId", is(owner.toString()));
    }

    @Test
    void aWrongIdentifierIsWithdrawnAndFreeForTheRightDevice() {
        JsonBody imei = Devices.imei();
        JsonBody repair = Events.repair(Devices.known(imei), "2020-01-01", "FIXED");
        UUID device = Events.record(shop, repair);
        JsonBody serial = Devices.serial();
        addIdentifier(shop, device, serial).then().statusCode(201);

        withdrawIdentifier(shop, device, imei).then().statusCode(200).body("identifiers.scheme", contains("SERIAL"));

        Events.post(shop, repair).then().statusCode(200).body("deviceId", is(device.toString()));
        UUID other = Devices.registered(shop, Devices.of(imei, Devices.PHONES));
        assertThat(other).isNotEqualTo(device);
        withdrawIdentifier(shop, device, imei).then().statusCode(404);
    }

    @Test
    void aWithdrawnIdentifierCanBeGivenAgain() {
        JsonBody imei = Devices.imei();
        UUID device = Devices.registered(shop, Devices.of(imei, Devices.PHONES));
        JsonBody serial = Devices.serial();
        addIdentifier(shop, device, serial).then().statusCode(201);
        withdrawIdentifier(shop, device, imei).then().statusCode(200);

        addIdentifier(shop, device, imei).then().statusCode(201).body("identifiers.scheme", contains("SERIAL", "IMEI"));
        withdrawIdentifier(shop, device, serial).then().statusCode(200).body("identifiers.scheme", contains("IMEI"));
    }

    @Test
    void theLastIdentifierStays() {
        JsonBody imei = Devices.imei();
        UUID device = Devices.registered(shop, Devices.of(imei, Devices.PHONES));

        withdrawIdentifier(shop, device, imei).then().statusCode(409).body("type", is("/problems/last-identifier"));
    }

    @Test
    void onlyWhoAddedAnIdentifierOrAnAdministratorWithdrawsIt() {
        JsonBody imei = Devices.imei();
        UUID device = Devices.registered(shop, Devices.of(imei, Devices.PHONES));
        TestOrganisation rival = Events.recorder();
        JsonBody serial = Devices.serial();
        addIdentifier(rival, device, serial).then().statusCode(201);

        withdrawIdentifier(rival, device, imei).then().statusCode(403);
        withdrawIdentifier(rival, device, serial).then().statusCode(200);
        addIdentifier(rival, device, serial).then().statusCode(201);
        withdrawIdentifier(TestKeys.administrator(), device, imei).then().statusCode(200);
    }

    @Test
    void refusesWhatIdentifiesNothingAndWhoRecordsNothing() {
        UUID device = Devices.registered(shop, Devices.phone());
        TestOrganisation analyst = TestKeys.organisation(Role.ANALYST);

        addIdentifier(shop, device, Devices.identifier("IMEI", "490154203237519"))
                .then()
                .statusCode(422)
                .body("errors[0].pointer", is("/value"))
                .body("errors[0].code", is("check-digit"));
        addIdentifier(shop, device, Devices.identifier("SERIAL", "0").with("/issuer", "Fairphone"))
                .then()
                .statusCode(422)
                .body("errors[0].code", is("placeholder"));
        addIdentifier(shop, UUID.randomUUID(), Devices.imei()).then().statusCode(404);
        addIdentifier(analyst, device, Devices.imei()).then().statusCode(403);
        withdrawIdentifier(shop, device, Devices.imei()).then().statusCode(404);
    }

    @Test
    void ofManyDevicesThatWantAnIdentifierOneGetsIt() {
        JsonBody imei = Devices.imei();

        List<Response> answers = Parallel.run(12, () -> {
            UUID device = Devices.registered(shop, Devices.phone());
            return addIdentifier(shop, device, imei);
        });

        assertThat(answers).filteredOn(answer -> answer.statusCode() == 201).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 409).hasSize(11);
    }
}
