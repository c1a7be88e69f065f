package org.circulog.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.circulog.testing.Events.lotRecovery;
import static org.circulog.testing.Events.lotTreatment;
import static org.circulog.testing.Events.output;
import static org.circulog.testing.Events.post;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
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
class LotEventTest {
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
    void aTreatmentEndsTheLivesOfAllDevicesInTheLot() throws SQLException {
        UUID one = device();
        UUID other = device();
        UUID stranger = device();
        UUID lot = lots.closed(recycler, 2_000, one, other);

        post(recycler, lotTreatment(lot, "2024-05-02"))
                .then()
                .statusCode(201)
                .body("lotId", is(lot.toString()))
                .body("deviceId", nullValue())
                .body("warnings", empty());

        for (UUID device : List.of(one, other)) {
            life(device)
                    .body("stage", is("TREATED"))
                    .body("exitKind", is("TREATED"))
                    .body("exitDay", is("2024-05-02"));
        }
        life(stranger).body("stage", is("COLLECTED"));
        assertThat(lots.stateOf(lot)).isEqualTo("TREATED 2024-05-02 0");
    }

    @Test
    void theMassReceivedWithALotIsNoMassOfItsDevices() throws SQLException {
        UUID phone = Events.record(recycler, Events.recycling(Devices.phone(), "2024-05-01", "COLLECTED"));
        UUID lot = lots.closed(recycler, 2_000, phone);

        Events.post(recycler, lotTreatment(lot, "2024-05-02").with("/recycling/receivedMassMg", 2_000))
                .then()
                .statusCode(201);

        recycler.request()
                .get("/v1/devices/{id}/recovery", phone)
                .then()
                .body("stage", is("TREATED"))
                .body("input.basis", is("CATEGORY_DEFAULT"));
    }

    @Test
    void theTimelineOfADeviceShowsTheTreatmentToOthersWithoutTheLot() throws SQLException {
        UUID device = device();
        UUID lot = lots.closed(recycler, 1_000, device);
        JsonBody treatment = lotTreatment(lot, "2024-05-02").with("/note", "line 3");
        post(recycler, treatment).then().statusCode(201);

        timeline(recycler, device)
                .body("items.type", contains("RECYCLING", "RECYCLING"))
                .body("items[1].lotId", is(lot.toString()))
                .body("items[1].deviceId", nullValue())
                .body("items[1].note", is("line 3"));
        timeline(Events.recorder(), device)
                .body("items[1].id", is(treatment.text("/id")))
                .body("items[1].lotId", nullValue())
                .body("items[1].deviceId", is(device.toString()))
                .body("items[1].recycling.stage", is("TREATED"))
                .body("items[1].note", nullValue())
                .body("items[1].recordedBy", nullValue());
    }

    @ParameterizedTest
    @EnumSource(value = Role.class)
    void anEventOnALotExistsForAnalystsAndAdministratorsOnly(Role role) throws SQLException {
        JsonBody treatment = lotTreatment(lots.closed(recycler, 1_000, device()), "2024-05-02");
        post(recycler, treatment).then().statusCode(201);
        boolean sees = role == Role.ANALYST || role == Role.ADMIN;

        int status = TestKeys.organisation(role)
                .request()
                .get("/v1/events/{id}", treatment.text("/id"))
                .statusCode();

        assertThat(status).isEqualTo(sees ? 200 : 404);
    }

    @Test
    void whoeverHoldsTheLotSeesItsEvents() throws SQLException {
        UUID lot = lots.closed(recycler, 1_000, device());
        JsonBody treatment = lotTreatment(lot, "2024-05-02");
        post(recycler, treatment).then().statusCode(201);
        TestOrganisation next = Events.recorder();
        lots.run("UPDATE lot SET holder_id = ? WHERE lot_id = ?", next.id(), lot);

        next.request()
                .get("/v1/events/{id}", treatment.text("/id"))
                .then()
                .statusCode(200)
                .body("recordedBy", is(recycler.id().toString()));
        recycler.request().get("/v1/events/{id}", treatment.text("/id")).then().statusCode(200);
    }

    @Test
    void aRepeatIsAnsweredWithTheBytesOfTheFirstAnswer() throws SQLException {
        UUID lot = lots.closed(recycler, 1_000, device());
        JsonBody treatment = lotTreatment(lot, "2024-05-02");
        JsonBody recovery = lotRecovery(lot, "2024-05-03", output("COPPER", 100, "RECYCLED"));
        String first = post(recycler, treatment).asString();
        post(recycler, recovery).then().statusCode(201);
        lots.run(
                "UPDATE lot SET holder_id = ? WHERE lot_id = ?",
                Events.recorder().id(),
                lot);

        Response repeat = post(recycler, treatment);

        repeat.then().statusCode(200).header("Idempotent-Replayed", "true");
        assertThat(repeat.asString()).isEqualTo(first);
        post(recycler, recovery).then().statusCode(200);
        post(recycler, treatment.with("/note", "other"))
                .then()
                .statusCode(409)
                .body("type", is("/problems/event-id-conflict"));
        post(
                        recycler,
                        Events.recycling(Devices.phone(), "2024-05-02", "TREATED")
                                .with("/id", treatment.text("/id")))
                .then()
                .statusCode(409)
                .body("type", is("/problems/event-id-conflict"));
    }

    @Test
    void toOthersALotDoesNotExist() throws SQLException {
        UUID lot = lots.closed(recycler, 1_000, device());

        for (UUID unknown : List.of(lot, UUID.randomUUID())) {
            post(Events.recorder(), lotTreatment(unknown, "2024-05-02"))
                    .then()
                    .statusCode(422)
                    .body("type", is("/problems/unknown-lot"));
        }
    }

    @Test
    void nothingHappensToALotThatIsOpenOrOnItsWay() throws SQLException {
        UUID open = UUID.randomUUID();
        lots.run("""
                INSERT INTO lot (lot_id, holder_id, opened_by, name, country, state, stage)
                VALUES (?, ?, ?, 'Pallet', 'GH', 'OPEN', 'COLLECTED')
                """, open, recycler.id(), recycler.id());
        UUID offered = lots.closed(recycler, 1_000, device());
        lots.run("""
                INSERT INTO handover (handover_id, lot_id, from_id, to_id, state, offered_mg, offered_pieces)
                VALUES (gen_random_uuid(), ?, ?, ?, 'OFFERED', 1000, 1)
                """, offered, recycler.id(), Events.recorder().id());

        for (UUID lot : List.of(open, offered)) {
            post(recycler, lotTreatment(lot, "2024-05-02"))
                    .then()
                    .statusCode(409)
                    .body("type", is("/problems/state-conflict"));
        }
    }

    @Test
    void onlyTreatmentAndRecoveryHappenToALot() throws SQLException {
        UUID lot = lots.closed(recycler, 1_000, device());
        JsonBody sale = Events.sale(Devices.phone(), "2020").without("/device").with("/lotId", lot);
        JsonBody both = lotTreatment(lot, "2024-05-02").with("/device", Devices.phone());

        refused(sale, "/type", "not-of-a-lot");
        refused(
                lotTreatment(lot, "2024-05-02").with("/recycling/stage", "COLLECTED"),
                "/recycling/stage",
                "not-of-a-lot");
        refused(both, "/lotId", "not-beside-device");
        refused(lotTreatment(lot, "2024-05-02").without("/lotId"), "/device", "required");
    }

    @Test
    void oneDeviceThatCannotBeTreatedRefusesTheWholeEvent() throws SQLException {
        UUID fine = device();
        UUID repairedLater = device();
        UUID lot = lots.closed(recycler, 2_000, fine, repairedLater);
        JsonBody repair = Events.repair(Devices.of(repairedLater), "2024-06-01", "REPAIRABLE");
        Events.record(recycler, repair);

        post(recycler, lotTreatment(lot, "2024-05-02"))
                .then()
                .statusCode(409)
                .body("type", is("/problems/order-conflict"))
                .body("rule", is("NOTHING_AFTER_END"))
                .body("conflictingEventId", is(repair.text("/id")))
                .body("devices", contains(repairedLater.toString()));

        life(fine).body("stage", is("COLLECTED"));
        assertThat(lots.stateOf(lot)).isEqualTo("COLLECTED - 0");
        post(recycler, lotTreatment(lot, "2024-06-02")).then().statusCode(201);
    }

    @Test
    void aDisposedDeviceIsNotTreatedAndTheFirstTwentyAreNamed() throws SQLException {
        List<UUID> devices = Stream.generate(this::device).limit(21).toList();
        UUID lot = lots.closed(recycler, 21_000, devices.toArray(UUID[]::new));
        devices.forEach(
                device -> Events.record(recycler, Events.withdrawal(Devices.of(device), "2024-05-01", "DISPOSED")));

        post(recycler, lotTreatment(lot, "2024-05-02"))
                .then()
                .statusCode(409)
                .body("rule", is("ONE_END"))
                .body("devices.size()", is(20));
    }

    @Test
    void aDeviceThatWasTreatedBeforeKeepsItsOwnTreatment() throws SQLException {
        UUID before = device();
        Events.record(recycler, Events.recycling(Devices.of(before), "2024-04-01", "TREATED"));
        UUID between = device();
        UUID other = device();
        UUID lot = lots.closed(recycler, 3_000, before, between, other);
        Events.record(recycler, Events.recycling(Devices.of(between), "2024-04-02", "TREATED"));

        post(recycler, lotTreatment(lot, "2024-05-02"))
                .then()
                .statusCode(201)
                .body("warnings.code", contains("already-treated"))
                .body("warnings[0].message", is("2 devices of the lot had been treated before and stay so"));

        life(before).body("exitDay", is("2024-04-01"));
        life(between).body("exitDay", is("2024-04-02"));
        life(other).body("exitDay", is("2024-05-02"));
        timeline(recycler, before).body("items.occurredAt", contains("2024-03-01", "2024-04-01"));
    }

    @Test
    void aLotIsTreatedOnceAndRecoveredFromAfterwards() throws SQLException {
        UUID lot = lots.closed(recycler, 1_000, device());
        JsonBody treatment = lotTreatment(lot, "2024-05-02");

        post(recycler, lotRecovery(lot, "2024-05-03", output("COPPER", 1, "RECYCLED")))
                .then()
                .statusCode(409)
                .body("rule", is("RECOVERY_AFTER_TREATMENT"));
        post(recycler, treatment).then().statusCode(201);
        post(recycler, lotTreatment(lot, "2024-05-04"))
                .then()
                .statusCode(409)
                .body("rule", is("ONE_END"))
                .body("conflictingEventId", is(treatment.text("/id")));
        post(recycler, lotRecovery(lot, "2024-05-01", output("COPPER", 1, "RECYCLED")))
                .then()
                .statusCode(409)
                .body("rule", is("RECOVERY_AFTER_TREATMENT"));
    }

    @Test
    void outputsMayComeToAFifthMoreThanWentInWithWarnings() throws SQLException {
        UUID lot = treatedLot(1_000);

        recover(lot, 949).statusCode(201).body("warnings.code", contains("closure-below"));
        recover(lot, 1).statusCode(201).body("warnings", empty());
        recover(lot, 100).statusCode(201).body("warnings", empty());
        recover(lot, 1)
                .statusCode(201)
                .body("warnings.code", contains("closure-above"))
                .body(
                        "warnings.message",
                        contains("all that left the lot makes up 1.051000 of its input, which is more than 1.05"));
        recover(lot, 150)
                .statusCode(409)
                .body("type", is("/problems/mass-exceeded"))
                .body("remainingMg", is(149))
                .body("inputMassMg", is(1_000))
                .body("massBasis", is("MEASURED"));
        recover(lot, 149).statusCode(201);

        assertThat(lots.stateOf(lot)).isEqualTo("RECOVERED 2024-05-02 1200");
        assertThat(lots.recovered(lot)).containsExactly("COPPER RECYCLED 1200");
    }

    @Test
    void anAverageOfCategoriesWarnsAboveItAndRefusesAboveThreeTimesIt() throws SQLException {
        UUID lot = lots.closedByAverage(recycler, 1_000, device());
        post(recycler, lotTreatment(lot, "2024-05-02")).then().statusCode(201);

        recover(lot, 1_000).statusCode(201).body("warnings", empty());
        recover(lot, 2_000).statusCode(201).body("warnings.code", contains("mass-above-default", "closure-above"));
        recover(lot, 1).statusCode(409).body("remainingMg", is(0));
    }

    @ParameterizedTest
    @CsvSource({"R12", "R13", "D13", "D14", "D15"})
    void whatASortingOrStorageOperationPutsOutHasOnlyMoved(String operation) throws SQLException {
        UUID lot = lots.closed(recycler, 1_000, device());
        UUID device = device();

        post(recycler, lotTreatment(lot, "2024-05-02").with("/recycling/operation", operation))
                .then()
                .statusCode(201)
                .body("warnings.code", contains("preliminary-operation"))
                .body("warnings.pointer", contains("/recycling/operation"));
        post(
                        recycler,
                        Events.recycling(Devices.of(device), "2024-05-02", "TREATED")
                                .with("/recycling/operation", operation))
                .then()
                .statusCode(201)
                .body("warnings.code", contains("preliminary-operation"));
        recover(lot, 1_000).statusCode(201);

        assertThat(lots.recovered(lot)).containsExactly("COPPER INTERMEDIATE 1000");
        assertThat(lots.query("SELECT code FROM event_warning WHERE device_id IN (?, ?)", lot, device))
                .containsExactly("preliminary-operation", "preliminary-operation");
    }

    @Test
    void whatIsInAClosedLotComesOutOfTheLotOnly() throws SQLException {
        UUID treated = device();
        UUID untreated = device();
        Events.record(recycler, Events.recycling(Devices.of(treated), "2024-04-01", "TREATED"));
        UUID lot = lots.closed(recycler, 2_000, treated, untreated);

        for (UUID device : List.of(treated, untreated)) {
            post(recycler, Events.recovery(Devices.of(device), "2024-06-01", output("COPPER", 1, "RECYCLED")))
                    .then()
                    .statusCode(409)
                    .body("type", is("/problems/device-in-lot"));
        }
        JsonBody treatment = lotTreatment(lot, "2024-05-02");
        post(recycler, treatment).then().statusCode(201);
        post(recycler, Events.recycling(Devices.of(untreated), "2024-05-02", "TREATED"))
                .then()
                .statusCode(409)
                .body("rule", is("ONE_END"))
                .body("conflictingEventId", is(treatment.text("/id")));
    }

    @Test
    void aBatchKeepsTheOrderOfDevicesAndLots() throws SQLException {
        UUID device = device();
        UUID lot = lots.closed(recycler, 1_000, device);
        List<JsonBody> events = List.of(
                Events.repair(Devices.of(device), "2024-04-01", "REPAIRABLE"),
                lotTreatment(lot, "2024-05-02"),
                lotRecovery(lot, "2024-05-03", output("COPPER", 100, "RECYCLED")),
                Events.repair(Devices.of(device), "2024-06-01", "FIXED"),
                Events.repair(Devices.of(device), "2024-04-02", "UNKNOWN"),
                lotTreatment(lot, "2024-05-05"));

        Events.postArray(recycler, events)
                .then()
                .statusCode(200)
                .body("items.status", contains("CREATED", "CREATED", "CREATED", "REJECTED", "CREATED", "REJECTED"))
                .body("items[1].lotId", is(lot.toString()))
                .body("items[1].deviceId", nullValue())
                .body("items[3].problem.rule", is("NOTHING_AFTER_END"))
                .body("items[5].problem.rule", is("ONE_END"));
        Events.postArray(recycler, events).then().body("replayed", is(4));
        assertThat(Events.postLines(recycler, events).asString()).contains("\"replayed\":4");
    }

    @Test
    void allOrNothingHoldsForLotsToo() throws SQLException {
        UUID device = device();
        UUID lot = lots.closed(recycler, 1_000, device);
        List<JsonBody> fine = List.of(
                Events.repair(Devices.of(device), "2024-04-01", "REPAIRABLE"),
                lotTreatment(lot, "2024-05-02"),
                lotRecovery(lot, "2024-05-03", output("COPPER", 100, "RECYCLED")));
        List<JsonBody> wrong = Stream.concat(
                        fine.stream(), Stream.of(lotRecovery(lot, "2024-05-03", output("COPPER", 1_101, "RECYCLED"))))
                .toList();

        together(wrong)
                .then()
                .statusCode(422)
                .body("type", is("/problems/batch-rejected"))
                .body("errors.pointer", contains("/3"))
                .body("errors.code", contains("mass-exceeded"));
        String before = lots.stateOf(lot);
        together(fine).then().statusCode(200).body("created", is(3));

        assertThat(before).isEqualTo("COLLECTED - 0");
        assertThat(lots.stateOf(lot)).isEqualTo("RECOVERED 2024-05-02 100");
        life(device).body("stage", is("TREATED"));
    }

    @Test
    void validationTellsTheSameAndStoresNothing() throws SQLException {
        UUID lot = lots.closed(recycler, 1_000, device());
        JsonBody treatment = lotTreatment(lot, "2024-05-02").with("/recycling/operation", "R13");

        validate(treatment)
                .body("accepted", is(true))
                .body("status", is("CREATED"))
                .body("lotId", is(lot.toString()))
                .body("warnings.code", contains("preliminary-operation"));
        validate(lotRecovery(lot, "2024-05-03", output("COPPER", 1, "RECYCLED")))
                .body("accepted", is(false))
                .body("problem.rule", is("RECOVERY_AFTER_TREATMENT"));
        assertThat(lots.stateOf(lot)).isEqualTo("COLLECTED - 0");
        post(recycler, treatment).then().statusCode(201);
        validate(treatment).body("status", is("REPLAYED"));
    }

    @Test
    void aDeviceWithTheIdOfALotIsAnotherThing() throws SQLException {
        UUID lot = treatedLot(1_000);
        JsonBody device = Devices.laptop(5_000).with("/id", lot);
        Events.recordAll(
                recycler,
                Events.recycling(device, "2024-05-02", "TREATED"),
                Events.recovery(device, "2024-05-03", output("STEEL", 7, "RECYCLED")));

        recover(lot, 1_000).statusCode(201);

        life(lot).body("stage", is("RECOVERED"));
        timeline(recycler, lot).body("items.size()", is(2));
        assertThat(lots.stateOf(lot)).isEqualTo("RECOVERED 2024-05-02 1000");
        assertThat(lots.query("SELECT of_lot || ' ' || mass_mg FROM recovered WHERE subject_id = ? ORDER BY 1", lot))
                .containsExactly("false 7", "true 1000");
    }

    @Test
    void neverMoreComesOutOfALotThanItsLimitWhoeverIsFaster() throws SQLException {
        UUID lot = treatedLot(1_000);

        // As batches, which do not wait for each other in a lane.
        int created = Parallel.run(32, () -> recoverInABatch(lot, 100)).stream()
                .mapToInt(Integer::intValue)
                .sum();

        assertThat(created).isEqualTo(12);
        assertThat(lots.stateOf(lot)).isEqualTo("RECOVERED 2024-05-02 1200");
        assertThat(lots.recovered(lot)).containsExactly("COPPER RECYCLED 1200");
        assertThat(lots.query("SELECT sum(mass_mg) FROM event WHERE lot_id = ?", lot))
                .containsExactly("1200");
    }

    @Test
    void theDatabaseHoldsWhatTheRulesPromise() throws SQLException {
        UUID lot = treatedLot(1_000);

        assertThatThrownBy(() -> lots.run("UPDATE lot SET output_mg = 1201 WHERE lot_id = ?", lot))
                .hasMessageContaining("lot_gives_no_more_than_went_in");
        assertThatThrownBy(() -> lots.run("UPDATE lot SET moved_mg = 1001 WHERE lot_id = ?", lot))
                .hasMessageContaining("lot_moves_no_more_than_went_in");
        assertThat(lots.run("UPDATE lot SET output_mg = 1200 WHERE lot_id = ?", lot))
                .isEqualTo(1);
    }

    private UUID device() {
        return Events.record(recycler, Events.recycling(Devices.laptop(1_000), "2024-03-01", "COLLECTED"));
    }

    private UUID treatedLot(long inputMg) throws SQLException {
        UUID lot = lots.closed(recycler, inputMg, device());
        post(recycler, lotTreatment(lot, "2024-05-02")).then().statusCode(201);
        return lot;
    }

    private ValidatableResponse recover(UUID lot, long massMg) {
        return post(recycler, lotRecovery(lot, "2024-06-01", output("COPPER", massMg, "RECYCLED")))
                .then();
    }

    private int recoverInABatch(UUID lot, long massMg) {
        JsonBody event = lotRecovery(lot, "2024-06-01", output("COPPER", massMg, "RECYCLED"));
        return Events.postArray(recycler, List.of(event)).path("created");
    }

    private void refused(JsonBody event, String pointer, String code) {
        post(recycler, event)
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItem(pointer))
                .body("errors.code", hasItem(code));
    }

    private Response together(List<JsonBody> events) {
        return recycler.request()
                .contentType(ContentType.JSON)
                .queryParam("mode", "all-or-nothing")
                .body(events.toString())
                .post("/v1/events/batch");
    }

    private ValidatableResponse validate(JsonBody event) {
        return recycler.request()
                .contentType(ContentType.JSON)
                .body(event.toString())
                .post("/v1/events/validate")
                .then()
                .statusCode(200);
    }

    private ValidatableResponse life(UUID device) {
        return recycler.request().get("/v1/devices/{id}/life", device).then().statusCode(200);
    }

    private static ValidatableResponse timeline(TestOrganisation reader, UUID device) {
        return reader.request().get("/v1/devices/{id}/events", device).then().statusCode(200);
    }
}
