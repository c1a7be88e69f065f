package org.circulog.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.circulog.testing.Corrections.merge;
import static org.circulog.testing.Corrections.unmerge;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.circulog.testing.ApiTest;
import org.circulog.testing.Corrections;
import org.circulog.testing.Devices;
import org.circulog.testing.Events;
import org.circulog.testing.JsonBody;
import org.circulog.testing.Parallel;
import org.circulog.testing.TestKeys;
import org.circulog.testing.TestKeys.TestOrganisation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ApiTest
class MergeTest {
    private TestOrganisation shop;

    @BeforeEach
    void openShop() {
        shop = Events.recorder();
    }

    @Test
    void bothIdsAndAllIdentifiersLeadToTheOneDevice() {
        JsonBody imei = Devices.imei();
        JsonBody serial = Devices.serial();
        UUID device = Events.record(shop, Events.sale(Devices.of(imei, Devices.PHONES), "2018-03-01"));
        UUID duplicate = Events.record(shop, Events.repair(Devices.of(serial, Devices.PHONES), "2020-06-15", "FIXED"));

        merge(shop, device, duplicate)
                .then()
                .statusCode(200)
                .body("id", is(device.toString()))
                .body("mergedIds", contains(duplicate.toString()))
                .body("identifiers.scheme", containsInAnyOrder("IMEI", "SERIAL"))
                .body("life.fixes", is(1))
                .body("life.firstUseDays", is(837));

        for (UUID id : List.of(device, duplicate)) {
            read("/v1/devices/" + id).then().body("id", is(device.toString()));
            read("/v1/devices/" + id + "/life").then().body("deviceId", is(device.toString()));
            read("/v1/devices/" + id + "/recovery").then().body("deviceId", is(device.toString()));
            read("/v1/devices/" + id + "/events")
                    .then()
                    .body("items.type", contains("SALE", "REPAIR"))
                    .body("items.deviceId", contains(device.toString(), duplicate.toString()));
        }
        read("/v1/devices?scheme=SERIAL&issuer=Fairphone&value=" + serial.text("/value"))
                .then()
                .body("items.id", contains(device.toString()));
    }

    @Test
    void anEventOnAnyOfTheRecordsCountsForTheDeviceAndStaysWithItsRecord() {
        JsonBody serial = Devices.serial();
        UUID device = Events.record(shop, Events.sale(Devices.phone(), "2018-03-01"));
        UUID duplicate = Devices.registered(shop, Devices.of(serial, Devices.PHONES));
        merge(shop, device, duplicate).then().statusCode(200);

        JsonBody byIdentifier = Events.repair(Devices.known(serial), "2021-01-01", "FIXED");
        JsonBody byId = Events.reuse(Devices.of(duplicate), "2022-01-01");
        JsonBody backDated = Events.reuse(Devices.of(device), "2020-01-01");
        UUID recordedOn = Events.record(shop, byIdentifier);
        Events.recordAll(shop, byId, backDated);

        assertThat(recordedOn).isEqualTo(duplicate);
        read("/v1/devices/" + device).then().body("life.fixes", is(1)).body("life.reuses", is(2));
        Events.post(shop, Events.sale(Devices.of(duplicate), "2017-01-01"))
                .then()
                .statusCode(409)
                .body("rule", is("ONE_SALE"));
        Events.post(shop, Events.repair(Devices.of(duplicate), "2017-01-01", "FIXED"))
                .then()
                .statusCode(409)
                .body("rule", is("NOTHING_BEFORE_SALE"));
        Events.post(shop, byIdentifier).then().statusCode(200).header("Idempotent-Replayed", "true");
    }

    @Test
    void anEventMayNameTheDeviceByIdentifiersOfBothRecords() {
        JsonBody imei = Devices.imei();
        JsonBody serial = Devices.serial();
        UUID device = Devices.registered(shop, Devices.of(imei, Devices.PHONES));
        UUID duplicate = Devices.registered(shop, Devices.of(serial, Devices.PHONES));
        JsonBody repair = Events.repair(Devices.known(imei, serial), "2021-01-01", "FIXED");
        Events.post(shop, repair).then().statusCode(409).body("type", is("/problems/identifiers-disagree"));

        merge(shop, device, duplicate).then().statusCode(200);

        Events.post(shop, repair).then().statusCode(201);
    }

    @Test
    void unmergingGivesEachRecordItsOwnEventsBack() {
        JsonBody serial = Devices.serial();
        UUID device = Events.record(shop, Events.sale(Devices.phone(), "2018-03-01"));
        UUID duplicate = Events.record(shop, Events.repair(Devices.of(serial, Devices.PHONES), "2020-06-15", "FIXED"));
        merge(shop, device, duplicate).then().statusCode(200);
        Events.record(shop, Events.reuse(Devices.known(serial), "2021-01-01"));
        Events.record(shop, Events.reuse(Devices.of(device), "2022-01-01"));

        unmerge(shop, device, duplicate)
                .then()
                .statusCode(200)
                .body("id", is(duplicate.toString()))
                .body("mergedIds", empty())
                .body("identifiers.scheme", contains("SERIAL"));

        read("/v1/devices/" + device)
                .then()
                .body("mergedIds", empty())
                .body("life.reuses", is(1))
                .body("life.fixes", is(0));
        read("/v1/devices/" + duplicate).then().body("life.reuses", is(1)).body("life.fixes", is(1));
        read("/v1/devices/" + duplicate + "/events").then().body("items.type", contains("REPAIR", "REUSE"));
        assertThat(Events.record(shop, Events.reuse(Devices.known(serial), "2023-01-01")))
                .isEqualTo(duplicate);
        unmerge(shop, device, duplicate).then().statusCode(409).body("type", is("/problems/state-conflict"));
        noDifferences(device, duplicate);
    }

    @Test
    void mergesMakeChainsThatAreUndoneLinkByLink() {
        UUID first = Events.record(shop, Events.repair(Devices.phone(), "2020-01-01", "FIXED"));
        UUID second = Events.record(shop, Events.repair(Devices.phone(), "2020-02-01", "FIXED"));
        UUID third = Events.record(shop, Events.repair(Devices.phone(), "2020-03-01", "FIXED"));

        merge(shop, second, first).then().statusCode(200);
        merge(shop, third, second)
                .then()
                .statusCode(200)
                .body("id", is(third.toString()))
                .body("mergedIds", contains(second.toString(), first.toString()))
                .body("life.fixes", is(3));
        read("/v1/devices/" + first).then().body("id", is(third.toString()));

        unmerge(shop, third, second)
                .then()
                .statusCode(200)
                .body("id", is(second.toString()))
                .body("mergedIds", contains(first.toString()))
                .body("life.fixes", is(2));
        read("/v1/devices/" + third).then().body("life.fixes", is(1));
        unmerge(shop, second, first).then().statusCode(200).body("life.fixes", is(1));
        noDifferences(first, second, third);
    }

    @Test
    void aMergeThatIsInForceIsNoChange() {
        UUID first = Devices.registered(shop, Devices.phone());
        UUID second = Devices.registered(shop, Devices.phone());
        byte[] once =
                merge(shop, first, second).then().statusCode(200).extract().asByteArray();

        Response again = merge(shop, first, second);
        Response theOtherWayRound = merge(shop, second, first);

        assertThat(again.asByteArray()).isEqualTo(once);
        assertThat(theOtherWayRound.asByteArray()).isEqualTo(once);
    }

    @Test
    void theDeviceKnowsWhatItsRecordsKnowAndGivesItBack() {
        JsonBody assumed = Devices.known(Devices.imei());
        UUID device = Events.record(shop, Events.repair(assumed, "2020-01-01", "FIXED"));
        UUID duplicate = Devices.registered(
                shop,
                Devices.of(Devices.serial(), Devices.LAPTOPS)
                        .with("/massMg", 1_500_000)
                        .with("/massBasis", "MEASURED")
                        .with("/model", "X1")
                        .with("/observedSince", "2019-01-01"));

        merge(shop, device, duplicate)
                .then()
                .statusCode(200)
                .body("category", is(Devices.LAPTOPS))
                .body("massMg", is(1_500_000))
                .body("model", is("X1"))
                .body("observedSince", is("2019-01-01"));
        complete(device, Map.of("manufacturer", "Lenovo"))
                .then()
                .statusCode(200)
                .body("model", is("X1"));
        complete(duplicate, Map.of("model", "X2")).then().statusCode(409).body("type", is("/problems/already-known"));
        unmerge(shop, device, duplicate).then().statusCode(200).body("massMg", is(1_500_000));

        read("/v1/devices/" + device)
                .then()
                .body("category", is(Devices.PHONES))
                .body("massBasis", is("CATEGORY_DEFAULT"))
                .body("manufacturer", is("Lenovo"));
        noDifferences(device, duplicate);
    }

    @Test
    void eventsThatCannotBelongToOneLifeKeepTheRecordsApart() {
        JsonBody oneSale = Events.sale(Devices.phone(), "2018-03-01");
        JsonBody otherSale = Events.sale(Devices.phone(), "2018-03-01");
        UUID device = Events.record(shop, oneSale);
        UUID duplicate = Events.record(shop, otherSale);

        merge(shop, device, duplicate)
                .then()
                .statusCode(409)
                .body("type", is("/problems/merge-conflict"))
                .body("rule", is("ONE_SALE"))
                .body(
                        "events",
                        containsInAnyOrder(
                                oneSale.id().toString(), otherSale.id().toString()));
        read("/v1/devices/" + duplicate).then().body("id", is(duplicate.toString()));
        read("/v1/devices/" + duplicate).then().body("life.birth.at", is("2018-03-01"));

        Corrections.voidEvent(shop, otherSale.id(), Corrections.because("DID_NOT_OCCUR"))
                .then()
                .statusCode(200);
        merge(shop, device, duplicate).then().statusCode(200);
    }

    @Test
    void whatWasRecoveredFromBothMustFitIntoOneMass() {
        UUID device = treated(Devices.laptop(1_000), 600);
        UUID duplicate = Events.record(shop, Events.reuse(Devices.of(Devices.serial(), Devices.LAPTOPS), "2020-01-01"));
        UUID heavy = Events.record(shop, Events.recycling(Devices.laptop(100_000), "2024-01-01", "TREATED"));

        merge(shop, device, heavy).then().statusCode(409).body("rule", is("ONE_END"));
        merge(shop, device, duplicate).then().statusCode(200).body("massMg", is(1_000));
        Events.post(shop, Events.recovery(Devices.of(duplicate), "2025-09-01", Events.output("GOLD", 451, "RECYCLED")))
                .then()
                .statusCode(409)
                .body("type", is("/problems/mass-exceeded"))
                .body("remainingMg", is(450));
        Events.post(shop, Events.recovery(Devices.of(duplicate), "2025-09-01", Events.output("GOLD", 450, "RECYCLED")))
                .then()
                .statusCode(201);
        unmerge(shop, device, duplicate)
                .then()
                .statusCode(409)
                .body("type", is("/problems/events-depend"))
                .body("dependents", hasSize(1));
        read("/v1/devices/" + duplicate + "/recovery").then().body("input.massMg", is(1_000));
        noDifferences(device, duplicate);
    }

    @Test
    void anEventOfAMergedRecordIsVoidedAndReplacedInTheLifeOfTheDevice() {
        UUID device = Events.record(shop, Events.sale(Devices.phone(), "2018-03-01"));
        JsonBody wrong = Events.repair(Devices.phone(), "2020-06-15", "FIXED");
        UUID duplicate = Events.record(shop, wrong);
        merge(shop, device, duplicate).then().statusCode(200);
        JsonBody right = Events.reuse(Devices.of(duplicate), "2020-06-15");

        Corrections.voidEvent(shop, wrong.id(), Corrections.replacedBy(right))
                .then()
                .statusCode(200)
                .body("replacement.deviceId", is(duplicate.toString()));

        read("/v1/devices/" + device).then().body("life.fixes", is(0)).body("life.reuses", is(1));
        noDifferences(device, duplicate);
        unmerge(shop, device, duplicate).then().statusCode(200).body("life.reuses", is(1));
        read("/v1/devices/" + device).then().body("life.reuses", is(0));
    }

    @Test
    void onlyThoseWhoKnowBothRecordsAndAdministratorsMergeThem() {
        TestOrganisation rival = Events.recorder();
        UUID device = Devices.registered(shop, Devices.phone());
        UUID duplicate = Devices.registered(rival, Devices.phone());

        merge(shop, device, duplicate).then().statusCode(403);
        merge(shop, device, UUID.randomUUID()).then().statusCode(404);
        merge(shop, UUID.randomUUID(), device).then().statusCode(404);
        merge(shop, device, device).then().statusCode(422).body("errors[0].pointer", is("/duplicate"));
        merge(TestKeys.administrator(), device, duplicate).then().statusCode(200);
        unmerge(shop, device, duplicate).then().statusCode(403);
        unmerge(TestKeys.administrator(), device, duplicate).then().statusCode(200);

        Events.record(shop, Events.repair(Devices.of(duplicate), "2020-01-01", "FIXED"));
        merge(shop, device, duplicate).then().statusCode(200);
        unmerge(shop, device, duplicate).then().statusCode(200);
    }

    @Test
    void aMergedRecordIsFoundOnceAmongAllDevices() {
        String model = "M" + UUID.randomUUID();
        UUID device = Devices.registered(shop, Devices.phone().with("/model", model));
        UUID duplicate = Devices.registered(shop, Devices.phone().with("/model", model));
        read("/v1/devices?model=" + model).then().body("items", hasSize(2));

        merge(shop, device, duplicate).then().statusCode(200);

        read("/v1/devices?model=" + model).then().body("items.id", contains(device.toString()));
    }

    @Test
    void aRegistrationIsRepeatedAlsoAfterItsDeviceWasMerged() {
        JsonBody registration = Devices.phone().with("/id", UUID.randomUUID()).with("/model", "FP2");
        UUID duplicate = Devices.registered(shop, registration);
        UUID device = Devices.registered(shop, Devices.phone().with("/model", "FP3"));
        merge(shop, device, duplicate).then().statusCode(200);

        Devices.register(shop, registration)
                .then()
                .statusCode(200)
                .body("id", is(device.toString()))
                .body("model", is("FP3"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void noEventIsLostBetweenAMergeAndItsUndoing(int attempt) {
        JsonBody serial = Devices.serial();
        UUID device = Events.record(shop, Events.repair(Devices.phone(), "2015-01-01", "FIXED"));
        UUID duplicate = Devices.registered(shop, Devices.of(serial, Devices.PHONES));
        List<Callable<Response>> calls = new ArrayList<>();
        for (int year = 2016; year < 2020; year++) {
            String when = year + "-01-01";
            calls.add(() -> Events.post(shop, Events.repair(Devices.known(serial), when, "FIXED")));
            calls.add(() -> Events.post(shop, Events.repair(Devices.of(device), when, "FIXED")));
            calls.add(() -> Events.post(shop, Events.reuse(Devices.of(duplicate), when)));
        }
        calls.add(() -> merge(shop, device, duplicate));
        calls.add(() -> merge(shop, duplicate, device));
        calls.add(() -> merge(shop, device, duplicate));

        List<Response> answers = Parallel.run(calls);

        assertThat(answers).allSatisfy(answer -> assertThat(answer.statusCode()).isIn(200, 201));
        read("/v1/devices/" + device)
                .then()
                .body("mergedIds", hasSize(1))
                .body("life.reuses", is(4))
                .body("life.attempts", is(5));
        noDifferences(device, duplicate);
    }

    private UUID treated(JsonBody device, long recoveredMg) {
        return Events.recordAll(
                shop,
                Events.recycling(device, "2025-08-20", "TREATED"),
                Events.recovery(device, "2025-08-21", Events.output("COPPER", recoveredMg, "RECYCLED")));
    }

    private Response complete(UUID device, Map<String, Object> facts) {
        String tag = read("/v1/devices/" + device).header("ETag");
        return shop.request()
                .header("If-Match", tag)
                .contentType("application/merge-patch+json")
                .body(JsonBody.of(facts).toString())
                .patch("/v1/devices/" + device);
    }

    private static void noDifferences(UUID... devices) {
        List<Map<String, Object>> differences = TestKeys.administrator()
                .request()
                .post("/v1/maintenance/recompute")
                .then()
                .statusCode(200)
                .extract()
                .path("differences");
        for (UUID device : devices) {
            assertThat(differences)
                    .noneSatisfy(found -> assertThat(found).containsEntry("deviceId", device.toString()));
        }
    }

    private Response read(String path) {
        Response answer = shop.request().get(path);
        answer.then().statusCode(200);
        return answer;
    }
}
