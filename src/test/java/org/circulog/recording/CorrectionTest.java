package org.circulog.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.circulog.testing.Corrections.because;
import static org.circulog.testing.Corrections.replacedBy;
import static org.circulog.testing.Corrections.voidEvent;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
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
import org.junit.jupiter.params.provider.ValueSource;

@ApiTest
class CorrectionTest {
    private TestOrganisation shop;

    @BeforeEach
    void openShop() {
        shop = Events.recorder();
    }

    @Test
    void aVoidedEventCountsNoLongerButStaysReadable() {
        JsonBody device = Devices.phone();
        JsonBody repair = Events.repair(device, "2020-06-15", "FIXED").with("/note", "by mistake");
        UUID id = Events.recordAll(shop, Events.sale(device, "2018-03-01"), repair);

        voidEvent(shop, repair.id(), because("DID_NOT_OCCUR"))
                .then()
                .statusCode(200)
                .body("voided.id", is(repair.id().toString()))
                .body("voided.voidedBy.reason", is("DID_NOT_OCCUR"))
                .body("voided.voidedBy.recordedBy", is(shop.id().toString()))
                .body("replacement", nullValue());

        read("/v1/events/" + repair.id())
                .then()
                .body("note", is("by mistake"))
                .body("voidedBy.reason", is("DID_NOT_OCCUR"))
                .body("voidedBy.recordedAt", notNullValue());
        read("/v1/devices/" + id).then().body("life.fixes", is(0)).body("life.attempts", is(0));
        read("/v1/devices/" + id + "/life").then().body("interventions.size()", is(0));
        read("/v1/devices/" + id + "/events").then().body("items.type", contains("SALE"));
        read("/v1/devices/" + id + "/events?voided=true")
                .then()
                .body("items.type", contains("SALE", "REPAIR"))
                .body("items[1].voidedBy.reason", is("DID_NOT_OCCUR"));
    }

    @Test
    void aReplacementStandsInThePlaceOfTheVoidedEvent() {
        JsonBody device = Devices.phone();
        JsonBody wrong = Events.repair(device, "2020-06-15", "FIXED");
        UUID id = Events.recordAll(shop, Events.sale(device, "2018-03-01"), wrong);
        JsonBody right = Events.repair(Devices.of(id), "2020-06-15", "END_OF_LIFE");

        voidEvent(shop, wrong.id(), replacedBy(right))
                .then()
                .statusCode(200)
                .body("voided.voidedBy.replacement", is(right.id().toString()))
                .body("replacement.id", is(right.id().toString()))
                .body("replacement.replaces", is(wrong.id().toString()));

        read("/v1/events/" + right.id()).then().body("replaces", is(wrong.id().toString()));
        read("/v1/devices/" + id)
                .then()
                .body("life.fixes", is(0))
                .body("life.attempts", is(1))
                .body("life.stage", is("OUT_OF_USE"));
    }

    @Test
    void aReplacementMayBeAboutAnotherDeviceAndOfAnotherType() {
        JsonBody mistaken = Devices.phone();
        JsonBody meant = Devices.phone();
        JsonBody wrong = Events.repair(mistaken, "2021-02-03", "FIXED");
        UUID one = Events.recordAll(shop, Events.sale(mistaken, "2018-03-01"), wrong);
        UUID other = Events.record(shop, Events.sale(meant, "2019-03-01"));

        voidEvent(shop, wrong.id(), replacedBy(Events.reuse(meant, "2021-02-03")))
                .then()
                .statusCode(200)
                .body("replacement.deviceId", is(other.toString()));

        read("/v1/devices/" + one).then().body("life.fixes", is(0)).body("country", is("GH"));
        read("/v1/devices/" + other).then().body("life.reuses", is(1));
    }

    @Test
    void aReplacementMayRegisterTheDeviceThatWasMeant() {
        JsonBody wrong = Events.repair(Devices.phone(), "2021-02-03", "FIXED");
        UUID one = Events.record(shop, wrong);

        String other = voidEvent(shop, wrong.id(), replacedBy(Events.repair(Devices.phone(), "2021-02-03", "FIXED")))
                .then()
                .statusCode(200)
                .extract()
                .path("replacement.deviceId");

        read("/v1/devices/" + one)
                .then()
                .body("life.fixes", is(0))
                .body("life.stage", is("IN_USE"))
                .body("country", nullValue());
        read("/v1/devices/" + other).then().body("life.fixes", is(1));
    }

    @Test
    void aRepeatOfTheVoidedRequestIsAnsweredAsTheFirstTime() {
        JsonBody repair = Events.repair(Devices.phone(), "2020-06-15", "FIXED");
        byte[] first =
                Events.post(shop, repair).then().statusCode(201).extract().asByteArray();
        voidEvent(shop, repair.id(), replacedBy(Events.repair(Devices.phone(), "2020-06-15", "UNKNOWN")));

        Response repeat = Events.post(shop, repair);

        repeat.then().statusCode(200).header("Idempotent-Replayed", "true");
        assertThat(repeat.asByteArray()).isEqualTo(first);
        Events.post(shop, repair.with("/note", "changed"))
                .then()
                .statusCode(409)
                .body("type", is("/problems/event-id-conflict"));
    }

    @Test
    void aRepeatOfTheReplacementByItselfIsAReplay() {
        JsonBody wrong = Events.repair(Devices.phone(), "2020-06-15", "FIXED");
        Events.record(shop, wrong);
        JsonBody right = wrong.with("/id", UUID.randomUUID()).with("/repair/outcome", "UNKNOWN");
        voidEvent(shop, wrong.id(), replacedBy(right)).then().statusCode(200);

        Events.post(shop, right)
                .then()
                .statusCode(200)
                .header("Idempotent-Replayed", "true")
                .body("replaces", is(wrong.id().toString()));
    }

    @Test
    void aRepeatOfTheVoidIsHarmless() {
        JsonBody wrong = Events.repair(Devices.phone(), "2020-06-15", "FIXED");
        UUID device = Events.record(shop, wrong);
        JsonBody correction = replacedBy(Events.repair(Devices.of(device), "2020-06-16", "FIXED"));

        Response first = voidEvent(shop, wrong.id(), correction);
        Response repeat = voidEvent(shop, wrong.id(), correction);

        first.then().statusCode(200).header("Idempotent-Replayed", nullValue());
        repeat.then().statusCode(200).header("Idempotent-Replayed", "true");
        assertThat(repeat.asByteArray()).isEqualTo(first.asByteArray());
        read("/v1/devices/" + device).then().body("life.fixes", is(1));
    }

    @Test
    void anEventIsVoidedOnce() {
        JsonBody wrong = Events.repair(Devices.phone(), "2020-06-15", "FIXED");
        Events.record(shop, wrong);
        JsonBody right = wrong.with("/id", UUID.randomUUID()).with("/repair/outcome", "UNKNOWN");
        voidEvent(shop, wrong.id(), replacedBy(right)).then().statusCode(200);

        for (JsonBody other : List.of(
                because("INCORRECT_DATA"),
                because("DID_NOT_OCCUR"),
                replacedBy(right.with("/id", UUID.randomUUID())),
                replacedBy(right.with("/note", "other content")))) {
            voidEvent(shop, wrong.id(), other).then().statusCode(409).body("type", is("/problems/already-voided"));
        }
    }

    @Test
    void aWrongReplacementIsItselfReplaced() {
        JsonBody first = Events.repair(Devices.phone(), "2020-06-15", "FIXED");
        UUID device = Events.record(shop, first);
        JsonBody second = Events.repair(Devices.of(device), "2020-06-15", "UNKNOWN");
        JsonBody third = Events.repair(Devices.of(device), "2020-06-15", "REPAIRABLE");

        voidEvent(shop, first.id(), replacedBy(second)).then().statusCode(200);
        voidEvent(shop, second.id(), replacedBy(third)).then().statusCode(200);

        read("/v1/devices/" + device + "/events?voided=true").then().body("items.size()", is(3));
        read("/v1/devices/" + device + "/events")
                .then()
                .body("items.id", contains(third.id().toString()));
    }

    @Test
    void aTreatmentUnderARecoveryIsNotVoided() {
        JsonBody device = Devices.laptop(1_800_000);
        JsonBody treated = Events.recycling(device, "2025-08-20", "TREATED");
        JsonBody recovery = Events.recovery(device, "2025-08-21", Events.output("COPPER", 100, "RECYCLED"));
        UUID id = Events.recordAll(shop, treated, recovery);

        voidEvent(shop, treated.id(), because("DID_NOT_OCCUR"))
                .then()
                .statusCode(409)
                .body("type", is("/problems/events-depend"))
                .body("dependents", contains(recovery.id().toString()));
        voidEvent(shop, treated.id(), replacedBy(Events.recycling(Devices.of(id), "2025-08-22", "TREATED")))
                .then()
                .statusCode(409)
                .body("type", is("/problems/order-conflict"))
                .body("conflictingEventId", is(recovery.id().toString()));
        voidEvent(shop, treated.id(), replacedBy(Events.reuse(Devices.of(id), "2025-08-19")))
                .then()
                .statusCode(409)
                .body("type", is("/problems/events-depend"));

        read("/v1/events/" + treated.id()).then().body("voidedBy", nullValue());
        read("/v1/devices/" + id + "/recovery").then().body("stage", is("RECOVERED"));

        voidEvent(shop, treated.id(), replacedBy(Events.recycling(Devices.of(id), "2025-08-19", "TREATED")))
                .then()
                .statusCode(200);
        read("/v1/devices/" + id).then().body("life.exitDay", is("2025-08-19"));
    }

    @Test
    void aWeighingUnderARecoveryIsNotVoidedAwayButReplacedByOneThatBearsIt() {
        JsonBody device = Devices.of(Devices.serial(), Devices.PHONES);
        JsonBody weighed =
                Events.recycling(device, "2025-08-20", "TREATED").with("/recycling/receivedMassMg", 1_000_000);
        JsonBody recovery = Events.recovery(device, "2025-08-21", Events.output("COPPER", 900_000, "RECYCLED"));
        UUID id = Events.recordAll(shop, weighed, recovery);
        JsonBody light = weighed.with("/id", UUID.randomUUID()).with("/recycling/receivedMassMg", 500_000);

        voidEvent(shop, weighed.id(), replacedBy(light))
                .then()
                .statusCode(409)
                .body("type", is("/problems/mass-exceeded"))
                .body("inputMassMg", is(500_000));
        voidEvent(shop, weighed.id(), replacedBy(light.with("/recycling", Map.of("stage", "TREATED"))))
                .then()
                .statusCode(409)
                .body("inputMassMg", is(90_000))
                .body("massBasis", is("CATEGORY_DEFAULT"));
        voidEvent(shop, weighed.id(), replacedBy(light.with("/recycling/receivedMassMg", 900_000)))
                .then()
                .statusCode(200);

        read("/v1/devices/" + id + "/recovery")
                .then()
                .body("input.massMg", is(900_000))
                .body("closure", is(1.0f));
    }

    @Test
    void aVoidedRecoveryGivesItsMassBack() {
        JsonBody device = Devices.laptop(1_000);
        JsonBody first = Events.recovery(device, "2025-08-21", Events.output("COPPER", 1_000, "RECYCLED"));
        UUID id = Events.recordAll(shop, Events.recycling(device, "2025-08-20", "TREATED"), first);
        JsonBody second = Events.recovery(device, "2025-08-22", Events.output("GOLD", 900, "RECYCLED"));
        Events.post(shop, second).then().statusCode(409).body("type", is("/problems/mass-exceeded"));

        voidEvent(shop, first.id(), because("DID_NOT_OCCUR")).then().statusCode(200);

        read("/v1/devices/" + id + "/recovery")
                .then()
                .body("outputs.size()", is(0))
                .body("stage", is("TREATED"));
        Events.post(shop, second).then().statusCode(201);
    }

    @Test
    void aReplacementThatIsRefusedLeavesTheEventAsItWas() {
        JsonBody device = Devices.phone();
        JsonBody sale = Events.sale(device, "2018-03-01");
        JsonBody repair = Events.repair(device, "2019-01-01", "FIXED");
        UUID id = Events.recordAll(shop, sale, repair);

        voidEvent(shop, repair.id(), replacedBy(Events.repair(Devices.of(id), "2017-01-01", "FIXED")))
                .then()
                .statusCode(409)
                .body("type", is("/problems/order-conflict"));
        voidEvent(shop, repair.id(), replacedBy(Events.sale(Devices.of(id), "2017-01-01")))
                .then()
                .statusCode(409)
                .body("rule", is("ONE_SALE"));
        voidEvent(shop, repair.id(), replacedBy(sale))
                .then()
                .statusCode(409)
                .body("type", is("/problems/event-id-conflict"));
        voidEvent(shop, repair.id(), replacedBy(Events.repair(Devices.of(id), "2019-01-01", "MENDED")))
                .then()
                .statusCode(422)
                .body("errors[0].pointer", is("/replacement/repair/outcome"));
        voidEvent(shop, repair.id(), replacedBy(Events.repair(Devices.of(id), "2100", "FIXED")))
                .then()
                .statusCode(422)
                .body("errors[0].pointer", is("/replacement/occurredAt"));
        voidEvent(shop, repair.id(), replacedBy(repair))
                .then()
                .statusCode(422)
                .body("errors[0].pointer", is("/replacement/id"));

        read("/v1/events/" + repair.id()).then().body("voidedBy", nullValue());
        read("/v1/devices/" + id).then().body("life.fixes", is(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"reason\": \"TYPO\"}", "{\"reason\": null}", "{\"reason\": 1}"})
    void aReasonIsRequired(String body) {
        JsonBody repair = Events.repair(Devices.phone(), "2020-06-15", "FIXED");
        Events.record(shop, repair);

        shop.request()
                .contentType("application/json")
                .body(body)
                .post("/v1/events/" + repair.id() + "/void")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", is("/reason"));
    }

    @Test
    void onlyTheRecorderOrAnAdministratorVoids() {
        JsonBody repair = Events.repair(Devices.phone(), "2020-06-15", "FIXED");
        UUID device = Events.record(shop, repair);
        TestOrganisation rival = Events.recorder();
        TestOrganisation administrator = TestKeys.administrator();

        voidEvent(rival, repair.id(), because("DID_NOT_OCCUR")).then().statusCode(403);
        voidEvent(rival, UUID.randomUUID(), because("DID_NOT_OCCUR")).then().statusCode(404);
        voidEvent(administrator, repair.id(), replacedBy(Events.repair(Devices.of(device), "2020", "FIXED")))
                .then()
                .statusCode(403);
        voidEvent(administrator, repair.id(), because("DID_NOT_OCCUR"))
                .then()
                .statusCode(200)
                .body("voided.recordedBy", is(shop.id().toString()));

        rival.request()
                .get("/v1/events/" + repair.id())
                .then()
                .statusCode(200)
                .body("voidedBy.reason", is("DID_NOT_OCCUR"))
                .body("voidedBy.recordedBy", nullValue());
    }

    @Test
    void aKeyForOtherKindsOfEventsDoesNotVoidThisOne() {
        JsonBody repair = Events.repair(Devices.phone(), "2020-06-15", "FIXED");
        Events.record(shop, repair);
        String sellersKey = TestKeys.keyOf(shop.id(), Role.SELLER);

        voidEvent(new TestOrganisation(shop.id(), sellersKey), repair.id(), because("DID_NOT_OCCUR"))
                .then()
                .statusCode(403);
    }

    @Test
    void anAdministratorSaysWhoseEventWhereSeveralUsedTheId() {
        JsonBody repair = Events.repair(Devices.phone(), "2020-06-15", "FIXED");
        TestOrganisation rival = Events.recorder();
        UUID one = Events.record(shop, repair);
        UUID other = Events.record(rival, repair.with("/device", Devices.phone()));
        TestOrganisation administrator = TestKeys.administrator();

        voidEvent(administrator, repair.id(), because("DID_NOT_OCCUR"))
                .then()
                .statusCode(422)
                .body("errors[0].pointer", is("/recordedBy"));
        voidEvent(administrator, repair.id(), because("DID_NOT_OCCUR").with("/recordedBy", UUID.randomUUID()))
                .then()
                .statusCode(404);
        voidEvent(administrator, repair.id(), because("DID_NOT_OCCUR").with("/recordedBy", rival.id()))
                .then()
                .statusCode(200);

        read("/v1/devices/" + one).then().body("life.fixes", is(1));
        read("/v1/devices/" + other).then().body("life.fixes", is(0));
    }

    @Test
    void whoeverIsNamedAsTheRecorderIsMeantAndNobodyElse() {
        JsonBody repair = Events.repair(Devices.phone(), "2020-06-15", "FIXED");
        UUID device = Events.record(shop, repair);
        TestOrganisation rival = Events.recorder();

        voidEvent(
                        TestKeys.administrator(),
                        repair.id(),
                        because("DID_NOT_OCCUR").with("/recordedBy", rival.id()))
                .then()
                .statusCode(404);
        voidEvent(shop, repair.id(), because("DID_NOT_OCCUR").with("/recordedBy", rival.id()))
                .then()
                .statusCode(404);
        voidEvent(rival, repair.id(), because("DID_NOT_OCCUR").with("/recordedBy", shop.id()))
                .then()
                .statusCode(403);

        read("/v1/devices/" + device).then().body("life.fixes", is(1));
    }

    @Test
    void ofParallelVoidsOneIsTheFirst() {
        JsonBody wrong = Events.repair(Devices.phone(), "2020-06-15", "FIXED");
        UUID device = Events.record(shop, wrong);
        JsonBody correction = replacedBy(Events.repair(Devices.of(device), "2020-06-16", "FIXED"));

        List<Response> answers = Parallel.run(16, () -> voidEvent(shop, wrong.id(), correction));

        assertThat(answers).allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(200));
        assertThat(answers)
                .filteredOn(answer -> answer.header("Idempotent-Replayed") == null)
                .hasSize(1);
        read("/v1/devices/" + device).then().body("life.fixes", is(1)).body("life.attempts", is(1));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void aRecoveryAndAVoidOfItsTreatmentDoNotPassEachOther(int attempt) {
        JsonBody device = Devices.laptop(1_800_000 + attempt);
        JsonBody treated = Events.recycling(device, "2025-08-20", "TREATED");
        UUID id = Events.record(shop, treated);
        List<Callable<Response>> calls = new ArrayList<>();
        calls.add(() -> voidEvent(shop, treated.id(), because("DID_NOT_OCCUR")));
        for (int copper = 1; copper <= 3; copper++) {
            JsonBody recovery =
                    Events.recovery(Devices.of(id), "2025-08-21", Events.output("COPPER", copper, "RECYCLED"));
            calls.add(() -> Events.post(shop, recovery));
        }

        List<Response> answers = Parallel.run(calls);

        boolean voided = answers.get(0).statusCode() == 200;
        assertThat(answers.subList(1, 4))
                .allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(voided ? 409 : 201));
        read("/v1/devices/" + id).then().body("life.stage", is(voided ? "IN_USE" : "RECOVERED"));
    }

    @Test
    void everyFollowingFigureEqualsARecomputation() {
        JsonBody device = Devices.laptop(1_800_000);
        JsonBody collected = Events.recycling(device, "2025-01-10", "COLLECTED").with("/country", "DE");
        JsonBody reuse = Events.reuse(device, "2025-01-05").with("/country", "FR");
        UUID id = Events.recordAll(shop, Events.sale(device, "2020-01-01"), collected, reuse);

        voidEvent(shop, reuse.id(), because("DID_NOT_OCCUR")).then().statusCode(200);
        voidEvent(shop, collected.id(), because("DID_NOT_OCCUR")).then().statusCode(200);

        read("/v1/devices/" + id)
                .then()
                .body("life.stage", is("IN_USE"))
                .body("life.downtimeDays", is(0))
                .body("country", is("GH"));
        List<Map<String, Object>> differences = TestKeys.administrator()
                .request()
                .post("/v1/maintenance/recompute")
                .then()
                .statusCode(200)
                .extract()
                .path("differences");
        assertThat(differences).noneSatisfy(found -> assertThat(found).containsEntry("deviceId", id.toString()));
    }

    private Response read(String path) {
        Response answer = shop.request().get(path);
        answer.then().statusCode(200);
        return answer;
    }
}
