package org.circulog.metrics.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.circulog.organisation.Role;
import org.circulog.testing.ApiTest;
import org.circulog.testing.Corrections;
import org.circulog.testing.Devices;
import org.circulog.testing.Events;
import org.circulog.testing.Figures;
import org.circulog.testing.GoldenDevices;
import org.circulog.testing.JsonBody;
import org.circulog.testing.TestKeys;
import org.circulog.testing.TestKeys.TestOrganisation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which devices can be told from all others, and that the worked example is as complete as it should be. */
@ApiTest
class IdentifiedDevicesTest {
    private TestOrganisation shop;
    private String manufacturer;
    private Figures completeness;

    @BeforeEach
    void givenAShopAndAManufacturer() {
        shop = Events.recorder();
        manufacturer = Figures.newManufacturer();
        completeness = new Figures(TestKeys.organisation(Role.ANALYST), "/v1/metrics/completeness", manufacturer);
    }

    @Test
    void aTagOfAnOrganisationIsNotUnique() {
        register(4, Devices::imei);
        register(2, IdentifiedDevicesTest::tag);

        JsonNode identified = completeness.group().get("identified");

        assertThat(identified.get("lookedAt").asInt()).isEqualTo(6);
        assertThat(identified.get("devices").asInt()).isEqualTo(4);
        assertThat(identified.get("share").asDouble()).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(identified.get("lower").isNull()).isTrue();
        assertThat(identified.get("upper").isNull()).isTrue();
        assertThat(identified.get("fromSample").asBoolean()).isFalse();
        assertThat(identified.get("samplingFactor").asInt()).isOne();
    }

    @Test
    void anIdentifierCountsFromWhenItIsGivenUntilItIsWithdrawn() {
        JsonBody imei = Devices.imei();
        UUID phone = register(1, () -> imei).get(0);
        UUID other = register(4, IdentifiedDevicesTest::tag).get(0);
        String registered = completeness.get().get("knownAt").asText();
        Corrections.addIdentifier(shop, phone, tag()).then().statusCode(201);
        Corrections.withdrawIdentifier(shop, phone, imei).then().statusCode(200);
        String withdrawn = completeness.get().get("knownAt").asText();
        Corrections.addIdentifier(shop, other, Devices.serial()).then().statusCode(201);
        Corrections.addIdentifier(shop, other, Devices.imei()).then().statusCode(201);

        assertThat(identifiedAt(registered)).isOne();
        assertThat(identifiedAt(withdrawn)).isZero();
        assertThat(completeness.group().get("identified").get("devices").asInt())
                .as("a device counts once, however many identifiers it has")
                .isOne();
    }

    @Test
    void aDeviceIsIdentifiedFromTheMomentOfItsRegistration() {
        List<UUID> phones = register(5, Devices::imei);
        String registered = shop.request()
                .get("/v1/devices/" + phones.get(4))
                .then()
                .statusCode(200)
                .extract()
                .path("registeredAt");

        assertThat(identifiedAt(registered)).isEqualTo(5);
    }

    @Test
    void identifiersOfAMergedRecordCountForTheDeviceFromTheMerge() {
        UUID device = register(6, IdentifiedDevicesTest::tag).get(0);
        UUID middle = register(1, IdentifiedDevicesTest::tag).get(0);
        UUID phone = register(1, Devices::imei).get(0);
        String before = completeness.get().get("knownAt").asText();
        Corrections.merge(shop, middle, phone).then().statusCode(200);
        Corrections.merge(shop, device, middle).then().statusCode(200);
        String merged = completeness.get().get("knownAt").asText();
        Corrections.unmerge(shop, device, middle).then().statusCode(200);

        assertThat(identifiedAt(before)).isOne();
        assertThat(identifiedAt(merged)).isOne();
        JsonNode then = completeness.group("knownAt", merged).get("identified");
        assertThat(then.get("lookedAt").asInt()).isEqualTo(6);
    }

    @Test
    void devicesThatCameLaterAreNotLookedAt() {
        for (int i = 0; i < 5; i++) {
            JsonBody phone = Devices.phone().with("/manufacturer", manufacturer).with("/observedSince", "2019-05-01");
            Events.record(shop, Events.sale(phone, "2019-05-01"));
        }
        register(1, Devices::imei);

        JsonNode group = completeness.group("until", "2020-01-01");

        assertThat(group.get("devices").asInt()).isEqualTo(5);
        assertThat(group.get("identified").get("lookedAt").asInt()).isEqualTo(5);
    }

    @Test
    void ofFewDevicesAndOfGroupsItIsNotTold() {
        register(4, Devices::imei);

        assertThat(completeness.group().get("identified").isNull()).isTrue();
        register(1, Devices::imei);
        assertThat(completeness.group("groupBy", "category").get("identified").isNull())
                .isTrue();
        assertThat(completeness.table()[1]).isEqualTo("false,5,0.0,0.0,1.0,,,0.0,0.0,1.0");
        assertThat(completeness.table("groupBy", "category")[1]).isEqualTo("0306,false,5,0.0,0.0,,,,0.0,0.0,1.0");
    }

    @Test
    void ofTheGoldenDevicesAllButOneHaveADateOfSale() {
        GoldenDevices.record(shop, manufacturer);

        JsonNode group = completeness.group("until", GoldenDevices.UNTIL.toString());

        assertThat(group.get("birthKnown").get("devices").asInt()).isEqualTo(13);
        assertThat(group.get("birthKnown").get("share").asDouble()).isCloseTo(0.928571428571, within(1e-12));
        assertThat(group.get("identified").get("share").asDouble()).isOne();
    }

    private int identifiedAt(String knownAt) {
        return completeness
                .group("knownAt", knownAt)
                .get("identified")
                .get("devices")
                .asInt();
    }

    private List<UUID> register(int devices, Supplier<JsonBody> identifier) {
        return IntStream.range(0, devices)
                .mapToObj(i -> Devices.registered(
                        shop, Devices.of(identifier.get(), Devices.PHONES).with("/manufacturer", manufacturer)))
                .toList();
    }

    private static JsonBody tag() {
        return Devices.identifier("ASSET_TAG", "T-" + UUID.randomUUID());
    }
}
