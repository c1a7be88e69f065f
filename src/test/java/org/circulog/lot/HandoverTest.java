package org.circulog.lot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.circulog.organisation.Role;
import org.circulog.testing.ApiTest;
import org.circulog.testing.Devices;
import org.circulog.testing.Lots;
import org.circulog.testing.Movements;
import org.circulog.testing.Parallel;
import org.circulog.testing.TestKeys;
import org.circulog.testing.TestKeys.TestOrganisation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ApiTest
class HandoverTest {
    private TestOrganisation collector;
    private TestOrganisation smelter;

    @BeforeEach
    void makeOrganisations() {
        collector = TestKeys.organisation(Role.COLLECTOR);
        smelter = TestKeys.organisation(Role.RECYCLER);
    }

    @Test
    void changesTheHolderAndRecordsTheDifferenceOfTheScales() {
        UUID lot = Lots.closedWithLine(collector, 500, 80_000_000);
        UUID handover = Movements.offer(collector, lot, smelter);

        accept(handover, Map.of("receivedMassMg", 79_950_000))
                .then()
                .statusCode(200)
                .body("state", equalTo("ACCEPTED"))
                .body("accepted.lotId", equalTo(lot.toString()))
                .body("accepted.massMg", equalTo(80_000_000))
                .body("accepted.receivedMassMg", equalTo(79_950_000))
                .body("accepted.differenceMg", equalTo(-50_000));

        Lots.get(smelter, lot)
                .then()
                .statusCode(200)
                .body("holderId", equalTo(smelter.id().toString()))
                .body("openedBy", equalTo(collector.id().toString()))
                .body("input.massMg", equalTo(79_950_000))
                .body("input.basis", equalTo("MEASURED"));
        Lots.get(collector, lot)
                .then()
                .statusCode(200)
                .body("holderId", equalTo(smelter.id().toString()));
        Movements.tryToSplit(collector, lot, List.of(Movements.part(79_949_999, 499), Movements.part(1, 1)))
                .then()
                .statusCode(403);
        Movements.split(smelter, lot, Movements.part(79_949_999, 499), Movements.part(1, 1));
    }

    @Test
    void splitsOffThePartThatIsTaken() {
        UUID lot = Lots.open(collector);
        List<UUID> devices = Lots.add(collector, lot, Devices.laptop(1_800_000), Devices.laptop(1_900_000));
        Lots.addLine(collector, lot, Devices.PHONES, 100, 16_000_000);
        Lots.close(collector, lot);
        UUID handover = Movements.offer(collector, lot, smelter);

        Map<String, Object> part = Map.of("massMg", 10_000_000, "pieces", 51, "devices", List.of(devices.get(0)));
        Response accepted = accept(handover, Map.of("receivedMassMg", 10_000_500, "accepted", part));

        accepted.then()
                .statusCode(200)
                .body("accepted.pieces", equalTo(51))
                .body("accepted.differenceMg", equalTo(500));
        UUID taken = UUID.fromString(accepted.path("accepted.lotId"));
        assertThat(taken).isNotEqualTo(lot);
        Lots.get(smelter, taken)
                .then()
                .body("input.massMg", equalTo(10_000_500))
                .body("devices", equalTo(1));
        Lots.get(smelter, lot).then().statusCode(404);
        Lots.get(collector, lot)
                .then()
                .body("stockMassMg", equalTo(0))
                .body("holderId", equalTo(collector.id().toString()));
        collector
                .request()
                .queryParam("device", devices.get(1).toString())
                .get("/v1/lots")
                .then()
                .body("items.input.massMg", contains(9_700_000));
    }

    @Test
    void showsAnOfferToBothAndToNobodyElse() {
        UUID lot = Lots.closedWithLine(collector, 500, 80_000_000);
        UUID handover = Movements.offer(collector, lot, smelter);

        for (TestOrganisation party : List.of(collector, smelter)) {
            party.request()
                    .get("/v1/handovers/{id}", handover)
                    .then()
                    .statusCode(200)
                    .body("accepted", nullValue());
        }
        list(smelter, "INCOMING").then().body("items.id", contains(handover.toString()));
        list(smelter, "OUTGOING").then().body("items", empty());
        list(collector, "OUTGOING").then().body("items.id", contains(handover.toString()));
        Lots.manifest(smelter, lot).then().statusCode(200).body("totals.pieces", equalTo(500));
        TestOrganisation stranger = TestKeys.organisation(Role.RECYCLER);
        stranger.request().get("/v1/handovers/{id}", handover).then().statusCode(404);
        Movements.answer(stranger, handover, "accept", Map.of("receivedMassMg", 1))
                .then()
                .statusCode(404);
        Lots.manifest(stranger, lot).then().statusCode(404);
    }

    @Test
    void leavesTheLotWhereItIsWhenTheOfferEnds() {
        UUID lot = Lots.closedWithLine(collector, 500, 80_000_000);
        UUID refused = Movements.offer(collector, lot, smelter);
        Movements.tryToOffer(collector, lot, smelter).then().statusCode(409);
        Movements.tryToSplit(collector, lot, List.of(Movements.part(1, 1), Movements.part(79_999_999, 499)))
                .then()
                .statusCode(409);

        Movements.answer(smelter, refused, "refuse", Map.of("reason", "wet"))
                .then()
                .statusCode(200)
                .body("state", equalTo("REFUSED"))
                .body("reason", equalTo("wet"));
        UUID withdrawn = Movements.offer(collector, lot, smelter);
        Movements.answer(collector, withdrawn, "withdraw", Map.of()).then().body("state", equalTo("WITHDRAWN"));

        Lots.get(collector, lot).then().body("holderId", equalTo(collector.id().toString()));
        Lots.get(smelter, lot).then().statusCode(404);
        accept(withdrawn, Map.of("receivedMassMg", 80_000_000))
                .then()
                .statusCode(409)
                .body("state", equalTo("WITHDRAWN"));
    }

    @Test
    void letsEachPartyGiveOnlyItsOwnAnswers() {
        UUID handover = Movements.offer(collector, Lots.closedWithLine(collector, 1, 1_000), smelter);

        Movements.answer(collector, handover, "accept", Map.of("receivedMassMg", 1_000))
                .then()
                .statusCode(403);
        Movements.answer(collector, handover, "refuse", Map.of()).then().statusCode(403);
        Movements.answer(smelter, handover, "withdraw", Map.of()).then().statusCode(403);
    }

    @Test
    void offersOnlyToThoseWhoTakeLots() {
        UUID lot = Lots.closedWithLine(collector, 1, 1_000);

        for (TestOrganisation nobody : List.of(collector, TestKeys.organisation(Role.SELLER))) {
            Movements.tryToOffer(collector, lot, nobody)
                    .then()
                    .statusCode(422)
                    .body("errors.code", contains("no-receiver"));
        }
        Movements.tryToOffer(collector, Lots.open(collector), smelter).then().statusCode(409);
    }

    @Test
    void refusesMoreThanWasOffered() {
        UUID handover = Movements.offer(collector, Lots.closedWithLine(collector, 1, 1_000), smelter);

        accept(handover, Map.of("receivedMassMg", 1_000, "accepted", Map.of("massMg", 1_001, "pieces", 1)))
                .then()
                .statusCode(422)
                .body("errors.code", contains("more-than-offered"));
        accept(handover, Map.of("receivedMassMg", 500, "accepted", Map.of("massMg", 500, "pieces", 2)))
                .then()
                .statusCode(422);
    }

    @Test
    void acceptsOnceAndAnswersRepeatsAlike() {
        UUID lot = Lots.closedWithLine(collector, 1, 1_000);
        UUID handover = Movements.offer(collector, lot, smelter);
        Map<String, Object> part = Map.of("receivedMassMg", 600, "accepted", Map.of("massMg", 600));

        List<Response> answers = Parallel.run(8, () -> accept(handover, part));

        assertThat(answers).allMatch(answer -> answer.statusCode() == 200);
        assertThat(answers.stream().map(Response::asString).distinct()).hasSize(1);
        Lots.get(collector, lot).then().body("movedMassMg", equalTo(1_000));
        accept(handover, Map.of("receivedMassMg", 601, "accepted", Map.of("massMg", 600)))
                .then()
                .statusCode(409);
    }

    private Response accept(UUID handover, Map<String, ?> content) {
        return Movements.answer(smelter, handover, "accept", content);
    }

    private static Response list(TestOrganisation organisation, String direction) {
        return organisation.request().queryParam("direction", direction).get("/v1/handovers");
    }
}
