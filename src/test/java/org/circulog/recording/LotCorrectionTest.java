package org.circulog.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.circulog.testing.Corrections.because;
import static org.circulog.testing.Corrections.merge;
import static org.circulog.testing.Corrections.replacedBy;
import static org.circulog.testing.Corrections.unmerge;
import static org.circulog.testing.Corrections.voidEvent;
import static org.circulog.testing.Events.lotRecovery;
import static org.circulog.testing.Events.lotTreatment;
import static org.circulog.testing.Events.output;
import static org.circulog.testing.Events.post;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.circulog.organisation.Role;
import org.circulog.testing.ApiTest;
import org.circulog.testing.Devices;
import org.circulog.testing.Events;
import org.circulog.testing.JsonBody;
import org.circulog.testing.Lots;
import org.circulog.testing.Movements;
import org.circulog.testing.TestKeys;
import org.circulog.testing.TestKeys.TestOrganisation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ApiTest
class LotCorrectionTest {
    @Inject
    DataSource dataSource;

    private LotStock lots;
    private TestOrganisation recycler;

    @BeforeEach
    void givenARecycler() {
        lots = new LotStock(dataSource);
        recycler = Events.recorder();
    }

    @Test
    void afterAVoidTheDevicesAndTheLotAreAsBefore() throws SQLException {
        UUID device = device();
        UUID lot = lots.closed(recycler, 1_000, device);
        JsonBody treatment = recorded(lotTreatment(lot, "2024-05-02"));

        voidEvent(recycler, treatment.id(), because("DID_NOT_OCCUR"))
                .then()
                .statusCode(200)
                .body("voided.lotId", is(lot.toString()))
                .body("voided.voidedBy.reason", is("DID_NOT_OCCUR"));
        voidEvent(recycler, treatment.id(), because("DID_NOT_OCCUR"))
                .then()
                .statusCode(200)
                .header("Idempotent-Replayed", "true");

        life(device).body("stage", is("COLLECTED"));
        assertThat(lots.stateOf(lot)).isEqualTo("COLLECTED - 0");
        timeline(device, "").body("items.size()", is(1));
        timeline(device, "?voided=true").body("items.voidedBy.reason", contains("DID_NOT_OCCUR"));
        assertThat(differencesOf(lot, device)).isEmpty();
        recorded(lotTreatment(lot, "2024-05-03"));
        life(device).body("exitDay", is("2024-05-03"));
    }

    @Test
    void aReplacedTreatmentMovesTheEndOfAllLivesAtOnce() throws SQLException {
        UUID device = device();
        UUID lot = lots.closed(recycler, 1_000, device);
        JsonBody wrong = recorded(lotTreatment(lot, "2024-05-02"));
        JsonBody recovery = recorded(lotRecovery(lot, "2024-06-03", output("COPPER", 100, "RECYCLED")));

        voidEvent(recycler, wrong.id(), replacedBy(lotTreatment(lot, "2024-06-04")))
                .then()
                .statusCode(409)
                .body("type", is("/problems/order-conflict"))
                .body("conflictingEventId", is(recovery.text("/id")));
        JsonPath corrected = voidEvent(recycler, wrong.id(), replacedBy(lotTreatment(lot, "2024-05-20")))
                .then()
                .statusCode(200)
                .body("replacement.replaces", is(wrong.text("/id")))
                .extract()
                .jsonPath();

        assertThat(corrected.getString("voided.voidedBy.recordedAt"))
                .isEqualTo(corrected.getString("replacement.recordedAt"));
        life(device).body("exitDay", is("2024-05-20"));
        assertThat(lots.stateOf(lot)).isEqualTo("RECOVERED 2024-05-20 100");
        recycler.request()
                .queryParam("knownAt", recordedAtOf(recovery))
                .get("/v1/devices/{id}/life", device)
                .then()
                .body("exitDay", is("2024-05-02"));
        assertThat(differencesOf(lot, device)).isEmpty();
    }

    @Test
    void aTreatmentOfTheWrongLotIsReplacedByThatOfAnother() throws SQLException {
        UUID one = device();
        UUID other = device();
        UUID mistaken = lots.closed(recycler, 1_000, one);
        UUID meant = lots.closed(recycler, 1_000, other);
        JsonBody wrong = recorded(lotTreatment(mistaken, "2024-05-02"));

        voidEvent(recycler, wrong.id(), replacedBy(lotTreatment(meant, "2024-05-02")))
                .then()
                .statusCode(200)
                .body("replacement.lotId", is(meant.toString()));

        life(one).body("stage", is("COLLECTED"));
        life(other).body("stage", is("TREATED"));
        assertThat(lots.stateOf(mistaken)).isEqualTo("COLLECTED - 0");
        assertThat(lots.stateOf(meant)).isEqualTo("TREATED 2024-05-02 0");
        assertThat(differencesOf(mistaken, meant, one, other)).isEmpty();
    }

    @Test
    void aReplacementIsAboutTheSameKindOfThing() throws SQLException {
        UUID device = device();
        UUID lot = lots.closed(recycler, 1_000, device);
        JsonBody treatment = recorded(lotTreatment(lot, "2024-05-02"));
        JsonBody own = recorded(Events.repair(Devices.of(device), "2024-04-02", "UNKNOWN"));

        voidEvent(recycler, treatment.id(), replacedBy(Events.recycling(Devices.of(device), "2024-05-02", "TREATED")))
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/replacement/device"));
        voidEvent(recycler, own.id(), replacedBy(lotTreatment(lot, "2024-05-02")))
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/replacement/lotId"));
    }

    @Test
    void aTreatmentStandsWhileSomethingCameOutOfTheLot() throws SQLException {
        UUID lot = lots.closed(recycler, 1_000, device());
        JsonBody treatment = recorded(lotTreatment(lot, "2024-05-02"));
        JsonBody recovery = recorded(lotRecovery(lot, "2024-05-03", output("COPPER", 100, "RECYCLED")));

        voidEvent(recycler, treatment.id(), because("DID_NOT_OCCUR"))
                .then()
                .statusCode(409)
                .body("type", is("/problems/events-depend"))
                .body("dependents", contains(recovery.text("/id")));
        voidEvent(recycler, recovery.id(), because("DID_NOT_OCCUR")).then().statusCode(200);

        assertThat(lots.stateOf(lot)).isEqualTo("TREATED 2024-05-02 0");
        assertThat(lots.recovered(lot)).isEmpty();
        voidEvent(recycler, treatment.id(), because("DID_NOT_OCCUR")).then().statusCode(200);
    }

    @Test
    void aReplacedRecoveryIsHeldByTheBalanceWithoutTheOldOne() throws SQLException {
        UUID lot = lots.closed(recycler, 1_000, device());
        recorded(lotTreatment(lot, "2024-05-02"));
        recorded(lotRecovery(lot, "2024-05-03", output("COPPER", 200, "RECYCLED")));
        JsonBody wrong = recorded(lotRecovery(lot, "2024-05-03", output("COPPER", 900, "RECYCLED")));

        voidEvent(recycler, wrong.id(), replacedBy(lotRecovery(lot, "2024-05-03", output("STEEL", 1_001, "RECYCLED"))))
                .then()
                .statusCode(409)
                .body("type", is("/problems/mass-exceeded"))
                .body("remainingMg", is(1_000));
        voidEvent(recycler, wrong.id(), replacedBy(lotRecovery(lot, "2024-05-03", output("STEEL", 800, "ENERGY"))))
                .then()
                .statusCode(200)
                .body("replacement.warnings.size()", is(0));

        assertThat(lots.stateOf(lot)).isEqualTo("RECOVERED 2024-05-02 1000");
        assertThat(lots.recovered(lot)).containsExactly("COPPER RECYCLED 200", "STEEL ENERGY 800");
        assertThat(differencesOf(lot)).isEmpty();
    }

    @Test
    void whatIsClaimedIsNotTakenBack() throws SQLException {
        UUID lot = lots.closed(recycler, 1_000, device());
        JsonBody treatment = recorded(lotTreatment(lot, "2024-05-02"));
        JsonBody recovery = recorded(lotRecovery(lot, "2024-05-03", output("COPPER", 200, "RECYCLED")));
        lots.run("UPDATE recovered SET claimed_mg = 150 WHERE subject_id = ?", lot);
        lots.run("""
                INSERT INTO claim (claim_id, organisation_id, lot_id, material, mass_mg, state, scheme, reference)
                VALUES (gen_random_uuid(), ?, ?, 'COPPER', 150, 'RESERVED', 'Test', gen_random_uuid()::text)
                """, recycler.id(), lot);

        voidEvent(recycler, recovery.id(), because("DID_NOT_OCCUR"))
                .then()
                .statusCode(409)
                .body("type", is("/problems/claimed"))
                .body("claimedMg", is(150));
        voidEvent(
                        recycler,
                        treatment.id(),
                        replacedBy(lotTreatment(lot, "2024-05-02").with("/recycling/operation", "R12")))
                .then()
                .statusCode(409)
                .body("type", is("/problems/claimed"));

        assertThat(lots.recovered(lot)).containsExactly("COPPER RECYCLED 200");
    }

    @Test
    void aPartInheritsTheTreatmentAndMayBeTreatedOnceMore() throws SQLException {
        UUID device = device();
        UUID lot = lots.closed(recycler, 2_000, device, device());
        recorded(lotTreatment(lot, "2024-05-02").with("/recycling/operation", "R12"));
        UUID part = lots.split(lot, 2_000, device);

        recorded(lotRecovery(part, "2024-05-10", output("STEEL", 10, "RECYCLED")));
        List<String> sorted = lots.recovered(part);
        recorded(lotTreatment(part, "2024-05-09").with("/recycling/operation", "R4"));
        post(recycler, lotTreatment(part, "2024-05-08")).then().statusCode(409).body("rule", is("ONE_END"));
        post(recycler, lotTreatment(lot, "2024-05-11"))
                .then()
                .statusCode(409)
                .body("type", is("/problems/state-conflict"));

        assertThat(sorted).containsExactly("STEEL INTERMEDIATE 10");
        assertThat(lots.recovered(part)).containsExactly("STEEL RECYCLED 10");
        assertThat(lots.stateOf(part)).isEqualTo("RECOVERED 2024-05-09 10");
        life(device).body("exitDay", is("2024-05-02"));
        assertThat(differencesOf(part, device)).isEmpty();
    }

    @Test
    void aTreatmentStandsWhileSomethingCameOutOfAPart() throws SQLException {
        UUID device = device();
        UUID lot = lots.closed(recycler, 1_000, device);
        JsonBody treatment = recorded(lotTreatment(lot, "2024-05-02"));
        UUID part = lots.split(lots.split(lot, 1_000, device), 1_000, device);
        JsonBody recovery = recorded(lotRecovery(part, "2024-05-03", output("COPPER", 100, "RECYCLED")));

        voidEvent(recycler, treatment.id(), because("DID_NOT_OCCUR"))
                .then()
                .statusCode(409)
                .body("dependents", contains(recovery.text("/id")));
        JsonBody again = recorded(lotTreatment(part, "2024-05-03"));
        voidEvent(recycler, treatment.id(), because("DID_NOT_OCCUR")).then().statusCode(200);

        life(device).body("exitDay", is("2024-05-03"));
        timeline(device, "").body("items[1].id", is(again.text("/id")));
        assertThat(lots.stateOf(lot)).isEqualTo("COLLECTED - 0");
        assertThat(lots.stateOf(part)).isEqualTo("RECOVERED 2024-05-03 100");
        assertThat(differencesOf(lot, part, device)).isEmpty();
    }

    @Test
    void aReplacementCountsForThoseWhoWereInTheLotThen() throws SQLException {
        UUID device = device();
        UUID lot = lots.closed(recycler, 1_000, device);
        JsonBody sorted = recorded(lotTreatment(lot, "2024-05-02").with("/recycling/operation", "R12"));
        UUID part = lots.split(lot, 1_000, device);
        recorded(lotRecovery(part, "2024-06-03", output("COPPER", 100, "RECYCLED")));

        JsonBody right = lotTreatment(lot, "2024-05-20").with("/recycling/operation", "R4");
        voidEvent(recycler, sorted.id(), replacedBy(right)).then().statusCode(200);

        life(device).body("exitDay", is("2024-05-20"));
        timeline(device, "").body("items[1].id", is(right.text("/id")));
        assertThat(lots.stateOf(part)).isEqualTo("RECOVERED 2024-05-20 100");
        assertThat(lots.recovered(part)).containsExactly("COPPER RECYCLED 100");
        assertThat(differencesOf(lot, part, device)).isEmpty();
        voidEvent(recycler, right.id(), replacedBy(lotTreatment(lot, "2024-05-21")))
                .then()
                .statusCode(200);
        life(device).body("exitDay", is("2024-05-21"));
    }

    @Test
    void aCorrectionReachesThePartsThatWereHandedOver() {
        UUID lot = Lots.open(recycler);
        List<UUID> devices = Lots.add(recycler, lot, Devices.laptop(1_000), Devices.laptop(1_000));
        Lots.addLine(recycler, lot, "0201", 1, 500);
        Lots.close(recycler, lot);
        JsonBody sorted = recorded(lotTreatment(lot, "2024-05").with("/recycling/operation", "R12"));
        TestOrganisation next = Events.recorder();
        List<UUID> parts = Movements.split(
                recycler,
                lot,
                Map.of("massMg", 1_000, "pieces", 1, "devices", List.of(devices.get(0))),
                Map.of("massMg", 1_500, "pieces", 2, "remainingDevices", true));
        UUID part = Movements.handOver(recycler, parts.get(0), next, 1_000);
        assertThat(differencesOf(lot, part, parts.get(1))).isEmpty();
        JsonBody recovery = lotRecovery(part, "2024-06-03", output("COPPER", 1_000, "RECYCLED"));
        post(next, recovery).then().statusCode(201);

        voidEvent(recycler, sorted.id(), because("DID_NOT_OCCUR"))
                .then()
                .statusCode(409)
                .body("dependents", hasItem(recovery.text("/id")));
        voidEvent(
                        recycler,
                        sorted.id(),
                        replacedBy(lotTreatment(lot, "2024-05-09").with("/recycling/operation", "R4")))
                .then()
                .statusCode(200);

        devices.forEach(device -> life(device).body("exitDay", is("2024-05-09")));
        Lots.get(next, part).then().body("stage", is("RECOVERED")).body("treatedOn", is("2024-05-09"));
        next.request()
                .get("/v1/lots/{id}/recovery", part)
                .then()
                .statusCode(200)
                .body("recyclingRate", is(1.0f));
        assertThat(differencesOf(lot, part, parts.get(1), devices.get(0), devices.get(1)))
                .isEmpty();
    }

    @Test
    void withoutItsOwnTreatmentADeviceHasThatOfItsLot() throws SQLException {
        UUID device = device();
        JsonBody own = recorded(Events.recycling(Devices.of(device), "2024-04-01", "TREATED"));
        JsonBody recovery = recorded(Events.recovery(Devices.of(device), "2024-06-01", output("GOLD", 1, "RECYCLED")));
        UUID lot = lots.closed(recycler, 1_000, device);
        JsonBody treatment = recorded(lotTreatment(lot, "2024-05-02"));

        voidEvent(recycler, own.id(), because("DID_NOT_OCCUR")).then().statusCode(200);

        life(device).body("exitDay", is("2024-05-02")).body("stage", is("RECOVERED"));
        timeline(device, "").body("items[1].lotId", is(lot.toString()));
        voidEvent(recycler, treatment.id(), because("DID_NOT_OCCUR"))
                .then()
                .statusCode(409)
                .body("dependents", contains(recovery.text("/id")));
        assertThat(differencesOf(lot, device)).isEmpty();
    }

    @Test
    void theTreatmentOfTheLotMustFitWhereTheOwnOneGoes() throws SQLException {
        UUID device = device();
        JsonBody own = recorded(Events.recycling(Devices.of(device), "2024-04-01", "TREATED"));
        JsonBody recovery = recorded(Events.recovery(Devices.of(device), "2024-04-02", output("GOLD", 1, "RECYCLED")));
        UUID lot = lots.closed(recycler, 1_000, device);
        recorded(lotTreatment(lot, "2024-05-02"));

        voidEvent(recycler, own.id(), because("DID_NOT_OCCUR"))
                .then()
                .statusCode(409)
                .body("dependents", contains(recovery.text("/id")));
        voidEvent(recycler, own.id(), replacedBy(Events.recycling(Devices.of(device), "2024-03-31", "TREATED")))
                .then()
                .statusCode(200);

        life(device).body("exitDay", is("2024-03-31"));
    }

    @Test
    void onlyTheRecorderAndAdministratorsVoid() throws SQLException {
        UUID lot = lots.closed(recycler, 1_000, device());
        JsonBody treatment = recorded(lotTreatment(lot, "2024-05-02"));
        lots.run(
                "UPDATE lot SET holder_id = ? WHERE lot_id = ?",
                Events.recorder().id(),
                lot);

        voidEvent(Events.recorder(), treatment.id(), because("DID_NOT_OCCUR"))
                .then()
                .statusCode(404);
        voidEvent(recycler, treatment.id(), replacedBy(lotTreatment(lot, "2024-05-03")))
                .then()
                .statusCode(200);
        lots.run("""
                INSERT INTO handover (handover_id, lot_id, from_id, to_id, state, offered_mg, offered_pieces)
                VALUES (gen_random_uuid(), ?, ?, ?, 'OFFERED', 1000, 1)
                """, lot, UUID.randomUUID(), recycler.id());
        String standing = lots.query("SELECT event_id FROM event WHERE lot_id = ? ORDER BY sequence DESC", lot)
                .get(0);
        voidEvent(TestKeys.administrator(), UUID.fromString(standing), because("DID_NOT_OCCUR"))
                .then()
                .statusCode(409)
                .body("type", is("/problems/state-conflict"));
        lots.run("UPDATE handover SET state = 'WITHDRAWN', answered_at = clock_timestamp() WHERE lot_id = ?", lot);
        voidEvent(TestKeys.administrator(), UUID.fromString(standing), because("DID_NOT_OCCUR"))
                .then()
                .statusCode(200);
    }

    @Test
    void aMergedDeviceIsInTheLotOfItsDuplicateUntilTheyArePartedAgain() throws SQLException {
        UUID device = Devices.registered(recycler, Devices.laptop(1_000));
        UUID duplicate = device();
        UUID lot = lots.closed(recycler, 1_000, duplicate);
        recorded(lotTreatment(lot, "2024-05-02"));

        merge(recycler, device, duplicate).then().statusCode(200);
        life(device).body("stage", is("TREATED"));
        post(recycler, Events.recovery(Devices.of(device), "2024-06-01", output("COPPER", 1, "RECYCLED")))
                .then()
                .statusCode(409)
                .body("type", is("/problems/device-in-lot"));
        List<String> merged = placeOf(device);
        assertThat(differencesOf(lot, device)).isEmpty();
        unmerge(recycler, device, duplicate).then().statusCode(200);

        assertThat(merged).containsExactly(lot + " 1000");
        assertThat(placeOf(device)).containsExactly("-");
        assertThat(placeOf(duplicate)).containsExactly(lot + " 1000");
        life(device).body("stage", is("IN_USE"));
        life(duplicate).body("stage", is("TREATED"));
    }

    @Test
    void twoThatWentIntoClosedLotsAreNotMerged() throws SQLException {
        UUID one = device();
        UUID other = device();
        lots.closed(recycler, 1_000, one);
        lots.closed(recycler, 1_000, other);

        merge(recycler, one, other).then().statusCode(409).body("type", is("/problems/merge-conflict"));
    }

    @Test
    void recomputationFindsWhatIsWrongWithALot() throws SQLException {
        UUID lot = lots.closed(recycler, 1_000, device());
        recorded(lotTreatment(lot, "2024-05-02"));
        recorded(lotRecovery(lot, "2024-05-03", output("COPPER", 100, "RECYCLED")));
        lots.run("UPDATE lot SET output_mg = 7, stage = 'COLLECTED', treated_day = NULL WHERE lot_id = ?", lot);
        lots.run("UPDATE recovered SET mass_mg = 8 WHERE subject_id = ?", lot);

        List<String> found = differencesOf(lot);

        assertThat(found)
                .containsExactlyInAnyOrder(
                        "stage COLLECTED RECOVERED",
                        "treated_day null 2024-05-02",
                        "output_mg 7 100",
                        "recovered COPPER RECYCLED 8 mg, 0 claimed COPPER RECYCLED 100 mg, 0 claimed");
        assertThat(lots.stateOf(lot)).isEqualTo("RECOVERED 2024-05-02 100");
        assertThat(lots.recovered(lot)).containsExactly("COPPER RECYCLED 100");
        assertThat(differencesOf(lot)).isEmpty();
    }

    @Test
    void whoeverHoldsALotReadsWhatHappenedToIt() {
        UUID lot = Lots.closedWithLine(recycler, 10, 5_000);
        JsonBody treatment = recorded(lotTreatment(lot, "2024-05-02"));
        JsonBody wrong = recorded(lotRecovery(lot, "2024-05-04", output("COPPER", 100, "RECYCLED")));
        JsonBody right = recorded(lotRecovery(lot, "2024-05-03", output("STEEL", 100, "RECYCLED")));
        voidEvent(recycler, wrong.id(), because("DID_NOT_OCCUR")).then().statusCode(200);

        lotEvents(recycler, lot, "").body("items.id", contains(treatment.text("/id"), right.text("/id")));
        lotEvents(recycler, lot, "?until=2024-05-02").body("items.id", contains(treatment.text("/id")));
        lotEvents(recycler, lot, "?voided=true")
                .body("items.id", contains(treatment.text("/id"), right.text("/id"), wrong.text("/id")));
        lotEvents(recycler, lot, "?knownAt=" + recordedAtOf(wrong))
                .body("items.id", containsInAnyOrder(treatment.text("/id"), wrong.text("/id")));
        String next = lotEvents(recycler, lot, "?limit=1").extract().path("next");
        lotEvents(recycler, lot, "?limit=1&after=" + next).body("items.id", contains(right.text("/id")));
        for (TestOrganisation other :
                List.of(Events.recorder(), TestKeys.administrator(), TestKeys.organisation(Role.ANALYST))) {
            other.request().get("/v1/lots/{id}/events", lot).then().statusCode(404);
        }
    }

    private JsonBody recorded(JsonBody event) {
        post(recycler, event).then().statusCode(201);
        return event;
    }

    private UUID device() {
        return Events.record(recycler, Events.recycling(Devices.laptop(1_000), "2024-03-01", "COLLECTED"));
    }

    private String recordedAtOf(JsonBody event) {
        return recycler.request().get("/v1/events/{id}", event.text("/id")).path("recordedAt");
    }

    private List<String> placeOf(UUID device) throws SQLException {
        return lots.query(
                "SELECT coalesce(lot_id::text || ' ' || lotted_mg, '-') FROM life WHERE device_id = ?", device);
    }

    private ValidatableResponse life(UUID device) {
        return recycler.request().get("/v1/devices/{id}/life", device).then().statusCode(200);
    }

    private ValidatableResponse timeline(UUID device, String query) {
        return recycler.request()
                .get("/v1/devices/" + device + "/events" + query)
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse lotEvents(TestOrganisation reader, UUID lot, String query) {
        return reader.request()
                .get("/v1/lots/" + lot + "/events" + query)
                .then()
                .statusCode(200);
    }

    /** What a recomputation found and mended. */
    private static List<String> differencesOf(UUID... subjects) {
        List<String> wanted = Stream.of(subjects).map(UUID::toString).toList();
        return TestKeys.administrator()
                .request()
                .queryParam("repair", true)
                .post("/v1/maintenance/recompute")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .param("wanted", wanted)
                .getList("differences.findAll { it.deviceId in wanted || it.lotId in wanted }.fields.flatten()"
                        + ".collect { it.name + ' ' + it.recorded + ' ' + it.recomputed }");
    }
}
