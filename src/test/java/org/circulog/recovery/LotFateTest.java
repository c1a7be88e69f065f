package org.circulog.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.circulog.testing.Events.output;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.circulog.testing.ApiTest;
import org.circulog.testing.Devices;
import org.circulog.testing.Events;
import org.circulog.testing.Lots;
import org.circulog.testing.Movements;
import org.circulog.testing.TestKeys.TestOrganisation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ApiTest
class LotFateTest {
    private TestOrganisation sender;
    private TestOrganisation receiver;

    @BeforeEach
    void givenTwoRecyclers() {
        sender = Events.recorder();
        receiver = Events.recorder();
    }

    @Test
    void theFateOfASplitLotIsThatOfItsParts() {
        UUID lot = Lots.closedWithLine(sender, 10, 1_000_000);
        List<UUID> parts = Movements.split(sender, lot, Movements.part(300_000, 3), Movements.part(700_000, 7));
        recover(sender, parts.get(0), 300_000);

        JsonPath fate = fateOf(sender, lot);

        assertThat(fate.getLong("massMg")).isEqualTo(1_000_000);
        assertThat(fate.getList("fates.massMg", Long.class)).containsExactly(300_000L);
        assertThat(fate.getLong("stock.heldByYou")).isEqualTo(700_000);
        assertThat(fate.getDouble("recyclingRate")).isEqualTo(0.3);
    }

    @Test
    void whoeverHandedALotOverSeesWhatBecomesOfIt() {
        UUID lot = Lots.closedWithLine(sender, 10, 1_000_000);
        Movements.handOver(sender, lot, receiver, 980_000);
        recover(receiver, lot, 490_000);

        JsonPath fate = fateOf(sender, lot);

        assertThat(fate.getList("fates.massMg", Long.class)).containsExactly(490_000L);
        assertThat(fate.getLong("stock.heldByYou")).isZero();
        assertThat(fate.getLong("stock.heldByOthers")).isEqualTo(490_000);
        assertThat(fate.getLong("scaleDifferenceMg")).isEqualTo(-20_000);
        assertThat(fateOf(receiver, lot).getLong("stock.heldByYou")).isEqualTo(490_000);
        sender.request().get("/v1/lots/{id}/recovery", lot).then().statusCode(404);
        Events.recorder().request().get("/v1/lots/{id}/fate", lot).then().statusCode(404);
    }

    @Test
    void aFateIsFollowedThroughADiamondAndNamesNoLotOfOthers() {
        UUID lot = Lots.closedWithLine(sender, 100, 1_000_000);
        List<UUID> parts = Movements.split(sender, lot, Movements.part(400_000, 40), Movements.part(600_000, 60));
        parts.forEach(part -> Movements.handOver(sender, part, receiver, massOf(sender, part)));
        UUID mixed = Lots.open(receiver);
        Lots.addLine(receiver, mixed, "0201", 100, 1_000_000);
        parts.forEach(
                part -> Movements.tryToTransfer(receiver, part, mixed).then().statusCode(201));
        Lots.close(receiver, mixed);
        recover(receiver, mixed, 1_500_000);

        JsonPath fate = fateOf(sender, lot);

        assertThat(fate.getList("fates.massMg", Long.class)).containsExactly(750_000L);
        assertThat(fate.getLong("stock.heldByOthers")).isEqualTo(250_000);
        assertThat(fate.getLong("scaleDifferenceMg")).isZero();
        assertThat(fate.prettify()).doesNotContain(mixed.toString());
        assertThat(fateOf(receiver, mixed).getLong("massMg")).isEqualTo(2_000_000);
        sender.request().get("/v1/lots/{id}/fate", mixed).then().statusCode(404);
    }

    @Test
    void theStatusOfALotSpeaksOfWhatStayedInIt() {
        UUID lot = Lots.closedWithLine(sender, 10, 1_000_000);
        UUID next = Lots.open(sender);
        Movements.tryToTransfer(sender, lot, next, 250_000).then().statusCode(201);
        recover(sender, lot, 600_000);

        sender.request()
                .get("/v1/lots/{id}/recovery", lot)
                .then()
                .statusCode(200)
                .body("movedMassMg", is(250_000))
                .body("stockMassMg", is(150_000))
                .body("closure", is(0.85f))
                .body("recyclingRate", is(0.8f))
                .body("remainingMg", is(300_000));
    }

    @Test
    void aLotThatMovedOnAsAWholeHasNothingOpen() {
        UUID lot = Lots.closedWithLine(sender, 10, 1_000_000);
        Movements.tryToTransfer(sender, lot, Lots.open(sender)).then().statusCode(201);

        sender.request()
                .get("/v1/lots/{id}/recovery", lot)
                .then()
                .statusCode(200)
                .body("openSteps", empty())
                .body("closure", is(1.0f));
    }

    @Test
    void theStatusOfAnEarlierMomentHasTheMassBeforeTheHandover() {
        UUID lot = Lots.closedWithLine(sender, 10, 1_000_000);
        String before = sender.request().get("/v1/lots/{id}/recovery", lot).path("knownAt");
        Movements.handOver(sender, lot, receiver, 900_000);

        receiver.request()
                .queryParam("knownAt", before)
                .get("/v1/lots/{id}/recovery", lot)
                .then()
                .statusCode(200)
                .body("input.massMg", is(1_000_000))
                .body("input.basis", is("DECLARED"));
        receiver.request()
                .get("/v1/lots/{id}/recovery", lot)
                .then()
                .statusCode(200)
                .body("input.massMg", is(900_000))
                .body("input.basis", is("MEASURED"));
    }

    @Test
    void aDeviceHasItsPartOnlyInTheLotInWhichItIs() {
        UUID laptop = Devices.registered(sender, Devices.laptop(1_000_000));
        UUID other = Devices.registered(sender, Devices.laptop(3_000_000));
        UUID lot = Lots.closedWith(sender, Devices.of(laptop), Devices.of(other));
        List<UUID> parts = Movements.split(
                sender,
                lot,
                Map.of("massMg", 1_000_000, "devices", List.of(laptop)),
                Map.of("massMg", 3_000_000, "remainingDevices", true));
        recover(sender, parts.get(0), 900_000);
        recover(sender, parts.get(1), 1_000_000);

        assertThat(attributedTo(laptop)).containsExactly(900_000L);
        assertThat(attributedTo(other)).containsExactly(1_000_000L);
    }

    @Test
    void aPartInheritsThePreliminaryTreatmentOfItsLotUntilItIsTreatedItself() {
        UUID lot = Lots.closedWithLine(sender, 10, 1_000_000);
        Lots.record(sender, Events.lotTreatment(lot, "2024-05-01").with("/recycling/operation", "R12"));
        List<UUID> parts = Movements.split(sender, lot, Movements.part(400_000, 4), Movements.part(600_000, 6));
        Lots.record(sender, Events.lotRecovery(parts.get(0), "2024-06-01", output("STEEL", 400_000, "RECYCLED")));
        recover(sender, parts.get(1), 600_000);

        JsonPath fate = fateOf(sender, lot);

        assertThat(fate.getList("fates.fate", String.class)).containsExactly("RECYCLED", "INTERMEDIATE");
        assertThat(fate.getList("fates.massMg", Long.class)).containsExactly(600_000L, 400_000L);
        assertThat(fate.getDouble("recyclingRate")).isEqualTo(0.6);
    }

    @Test
    void aDeviceHasItsPartInWhatBecomesOfTheMassThatWasMadeOfIt() {
        UUID laptop = Devices.registered(sender, Devices.laptop(1_000_000));
        UUID lot = Lots.closedWith(sender, Devices.of(laptop), Devices.laptop(3_000_000));
        recover(sender, lot, 400_000);
        UUID mixed = Lots.open(sender);
        Lots.addLine(sender, mixed, "0201", 1, 2_000_000);
        Movements.tryToTransfer(sender, lot, mixed, 2_000_000).then().statusCode(201);
        Lots.close(sender, mixed);
        recover(sender, mixed, 2_000_000);

        assertThat(attributedTo(laptop)).containsExactly((400_000L + 1_000_000L) / 4);
    }

    private List<Long> attributedTo(UUID device) {
        return sender.request()
                .get("/v1/devices/{id}/recovery", device)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("attribution.massMg", Long.class);
    }

    private static void recover(TestOrganisation recycler, UUID lot, long steelMg) {
        Lots.record(recycler, Events.lotTreatment(lot, "2024-05-01"));
        Lots.record(recycler, Events.lotRecovery(lot, "2024-06-01", output("STEEL", steelMg, "RECYCLED")));
    }

    private static long massOf(TestOrganisation holder, UUID lot) {
        return Lots.get(holder, lot).jsonPath().getLong("input.massMg");
    }

    private static JsonPath fateOf(TestOrganisation reader, UUID lot) {
        return reader.request()
                .get("/v1/lots/{id}/fate", lot)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
