package org.circulog.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.circulog.testing.Events.output;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.circulog.testing.ApiTest;
import org.circulog.testing.Corrections;
import org.circulog.testing.Devices;
import org.circulog.testing.Events;
import org.circulog.testing.JsonBody;
import org.circulog.testing.Lots;
import org.circulog.testing.TestKeys;
import org.circulog.testing.TestKeys.TestOrganisation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ApiTest
class LotRecoveryTest {
    private static final JsonBody STEEL = output("STEEL", 600_000, "RECYCLED");
    private static final JsonBody ENERGY = output("PLASTICS", 300_000, "ENERGY");

    @Inject
    DataSource dataSource;

    private TestOrganisation recycler;

    @BeforeEach
    void givenARecycler() {
        recycler = Events.recorder();
    }

    @Test
    void anOpenLotHasNoInputYet() {
        UUID lot = Lots.open(recycler);
        Lots.addLine(recycler, lot, "0201", 10, 1_000_000);

        recoveryOf(lot)
                .body("stage", is("COLLECTED"))
                .body("input", nullValue())
                .body("stockMassMg", is(1_000_000))
                .body("openSteps.code", is(List.of("NOT_CLOSED")));
    }

    @Test
    void aClosedLotWaitsForItsTreatment() {
        UUID lot = Lots.closedWithLine(recycler, 10, 1_000_000);

        recoveryOf(lot)
                .body("stage", is("COLLECTED"))
                .body("input.massMg", is(1_000_000))
                .body("input.basis", is("DECLARED"))
                .body("closure", nullValue())
                .body("recyclingRate", nullValue())
                .body("remainingMg", is(1_200_000))
                .body("openSteps.code", is(List.of("NOT_TREATED")))
                .body("materials", empty());
    }

    @Test
    void aTreatedLotShowsWhatCameOutOfIt() {
        UUID lot = Lots.closedWithLine(recycler, 10, 1_000_000);
        treat(lot, "R4");
        recover(lot, "2024-06-01", STEEL, ENERGY);

        recoveryOf(lot)
                .body("stage", is("RECOVERED"))
                .body("outputs.material", is(List.of("PLASTICS", "STEEL")))
                .body("outputs.massMg", is(List.of(300_000, 600_000)))
                .body("closure", is(0.9f))
                .body("recyclingRate", is(0.6f))
                .body("recoveryRate", is(0.9f))
                .body("stockMassMg", is(100_000))
                .body("movedMassMg", is(0))
                .body("claimedMg", is(0))
                .body("claimableMg", is(600_000))
                .body("openSteps.code", is(List.of("MASS_BALANCE_OPEN")))
                .body("materials.find { it.material == 'STEEL' }.recoveredMg", is(600_000))
                .body("materials.find { it.material == 'STEEL' }.contentMg", nullValue());
    }

    @Test
    void aBalanceIsOpenAlsoIfMoreCameOutThanScalesCanAccountFor() {
        UUID lot = Lots.closedWithLine(recycler, 10, 1_000_000);
        treat(lot, "R4");
        recover(lot, "2024-06-01", output("STEEL", 1_060_000, "RECYCLED"));

        recoveryOf(lot)
                .body("closure", is(1.06f))
                .body("openSteps.code", is(List.of("MASS_BALANCE_OPEN")))
                .body("openSteps.message", everyItem(containsString("more than 105 %")));
    }

    @Test
    void theStatusOfAnEarlierDayLeavesOutWhatCameLater() {
        UUID lot = Lots.closedWithLine(recycler, 10, 1_000_000);
        treat(lot, "R4");
        String known = recoveryOf(lot).extract().path("knownAt");
        recover(lot, "2024-06-01", STEEL);

        recycler.request()
                .queryParam("knownAt", known)
                .get("/v1/lots/{id}/recovery", lot)
                .then()
                .statusCode(200)
                .body("stage", is("TREATED"))
                .body("outputs", empty())
                .body("openSteps.code", is(List.of("NO_OUTPUTS")))
                .body("openSteps[0].since", is("2024-05-01"));
        recycler.request()
                .queryParam("until", "2024-05-20")
                .get("/v1/lots/{id}/recovery", lot)
                .then()
                .statusCode(200)
                .body("stage", is("TREATED"))
                .body("input.massMg", is(1_000_000))
                .body("openSteps[0].days", is(19));
        recycler.request()
                .queryParam("until", "2024-04-30")
                .get("/v1/lots/{id}/recovery", lot)
                .then()
                .statusCode(200)
                .body("stage", is("COLLECTED"));
        recycler.request()
                .queryParam("knownAt", "2020-01-01T00:00:00Z")
                .get("/v1/lots/{id}/recovery", lot)
                .then()
                .statusCode(404);
    }

    @Test
    void whatASortingPutsOutIsNeitherRecycledNorRecovered() {
        UUID laptop = registered(1_000_000);
        UUID lot = Lots.closedWith(recycler, Devices.of(laptop));
        treat(lot, "R12");
        recover(lot, "2024-06-01", STEEL, ENERGY);

        recoveryOf(lot)
                .body("outputs.fate", everyItem(is("INTERMEDIATE")))
                .body("preliminaryMg", is(900_000))
                .body("closure", is(0.9f))
                .body("recyclingRate", is(0.0f))
                .body("recoveryRate", is(0.0f))
                .body("claimableMg", is(0));
        recoveryOfDevice(recycler, laptop)
                .body("outputs.fate", everyItem(is("INTERMEDIATE")))
                .body("recyclingRate", is(0.0f))
                .body("closure", is(0.9f));
    }

    @Test
    void aLotDoesNotExistForOthers() {
        UUID lot = Lots.closedWithLine(recycler, 10, 1_000_000);

        for (String path : List.of("/v1/lots/{id}/recovery", "/v1/lots/{id}/fate")) {
            Events.recorder().request().get(path, lot).then().statusCode(404);
            TestKeys.administrator().request().get(path, lot).then().statusCode(404);
            recycler.request().get(path, UUID.randomUUID()).then().statusCode(404);
        }
    }

    @Test
    void directAndAttributedMassStandApart() {
        UUID laptop = registered(1_000_000);
        Events.record(recycler, Events.recycling(Devices.of(laptop), "2024-04-01", "TREATED"));
        Events.record(
                recycler, Events.recovery(Devices.of(laptop), "2024-04-02", output("STEEL", 100_000, "RECYCLED")));
        UUID lot = Lots.open(recycler);
        Lots.add(recycler, lot, Devices.of(laptop), Devices.laptop(600_000));
        Lots.close(recycler, lot);
        treat(lot, "R4");
        recover(lot, "2024-06-01", STEEL);

        recoveryOfDevice(recycler, laptop)
                .body("stage", is("RECOVERED"))
                .body("outputs.material", is(List.of("STEEL")))
                .body("outputs[0].massMg", is(460_000))
                .body("outputs[0].direct", is(100_000))
                .body("outputs[0].attributed", is(360_000))
                .body("attribution[0].basis", is("MASS"))
                .body("attribution[0].share", is(0.6f))
                .body("attribution[0].lotOutputMg", is(600_000))
                .body("attribution[0].lotId", is(lot.toString()))
                .body("remainingMg", is(540_000))
                .body("closure", is(0.46f))
                .body("recyclingRate", is(0.46f))
                .body("claimableMg", is(100_000));
    }

    @Test
    void theLotIsNotNamedToOthers() {
        UUID laptop = registered(1_000_000);
        UUID lot = Lots.closedWith(recycler, Devices.of(laptop));
        treat(lot, "R4");
        recover(lot, "2024-06-01", STEEL);

        recoveryOfDevice(Events.recorder(), laptop)
                .body("attribution[0].massMg", is(600_000))
                .body("attribution[0]", not(hasKey("lotId")));
    }

    @Test
    void theSharesOfAllDevicesAddUpToTheMilligram() {
        List<UUID> laptops = IntStream.range(0, 7)
                .mapToObj(i -> registered(1_000_003 + 7_919L * i))
                .toList();
        UUID lot = Lots.closedWith(recycler, laptops.stream().map(Devices::of).toArray(JsonBody[]::new));
        treat(lot, "R4");
        recover(lot, "2024-06-01", output("GOLD", 701, "RECYCLED"), output("STEEL", 5_000_001, "RECYCLED"));

        List<List<Map<String, Object>>> shares = laptops.stream()
                .map(laptop ->
                        recoveryOfDevice(recycler, laptop).extract().<List<Map<String, Object>>>path("attribution"))
                .toList();

        assertThat(sum(shares, "GOLD")).isEqualTo(701);
        assertThat(sum(shares, "STEEL")).isEqualTo(5_000_001);
        assertThat(shares)
                .allSatisfy(share ->
                        assertThat(share).extracting(part -> part.get("basis")).containsExactly("CONTENT", "MASS"));
    }

    @Test
    void whatIsVoidedIsAttributedNoMore() {
        UUID laptop = registered(1_000_000);
        UUID lot = Lots.closedWith(recycler, Devices.of(laptop));
        treat(lot, "R4");
        JsonBody outputs = Events.lotRecovery(lot, "2024-06-01", STEEL);
        Lots.record(recycler, outputs);

        Corrections.voidEvent(recycler, outputs.id(), Corrections.because("DID_NOT_OCCUR"))
                .then()
                .statusCode(200);

        recoveryOfDevice(recycler, laptop).body("stage", is("TREATED")).body("attribution", empty());
        recoveryOf(lot).body("stage", is("TREATED")).body("outputs", empty());
    }

    @Test
    void aDeviceThatWentBackIntoUseHasNoPartInItsFormerLot() throws SQLException {
        UUID laptop = registered(1_000_000);
        Events.record(recycler, Events.recycling(Devices.of(laptop), "2024-04-01", "COLLECTED"));
        UUID other = registered(1_000_000);
        UUID lot = Lots.closedWith(recycler, Devices.of(laptop), Devices.of(other));
        wasClosed(lot, "2024-04-10");
        Events.record(recycler, Events.reuse(Devices.of(laptop), "2024-04-20"));
        Lots.closedWith(recycler, Devices.of(laptop));
        treat(lot, "R4");
        recover(lot, "2024-06-01", STEEL);

        recoveryOfDevice(recycler, laptop).body("attribution", empty());
        recoveryOfDevice(recycler, other).body("attribution[0].massMg", is(600_000));
    }

    @Test
    void theFateOfALotAddsUpToItsMass() {
        UUID lot = Lots.closedWithLine(recycler, 10, 1_000_000);
        treat(lot, "R4");
        recover(lot, "2024-06-01", STEEL, ENERGY);

        fateOf(recycler, lot)
                .body("massMg", is(1_000_000))
                .body("fates.material", is(List.of("PLASTICS", "STEEL")))
                .body("fates.massMg", is(List.of(300_000, 600_000)))
                .body("stock.heldByYou", is(100_000))
                .body("stock.heldByOthers", is(0))
                .body("scaleDifferenceMg", is(0))
                .body("recyclingRate", is(0.6f))
                .body("recoveryRate", is(0.9f));
    }

    @Test
    void theFateOfAWeighedLotShowsTheDifference() {
        UUID lot = Lots.open(recycler);
        Lots.addLine(recycler, lot, "0201", 10, 1_000_000);
        Lots.weigh(recycler, lot, 990_000);
        Lots.close(recycler, lot);

        fateOf(recycler, lot)
                .body("massMg", is(1_000_000))
                .body("stock.heldByYou", is(990_000))
                .body("scaleDifferenceMg", is(-10_000))
                .body("recyclingRate", nullValue());
    }

    @Test
    void theFateOfAnOpenLotIsToBeInIt() {
        UUID lot = Lots.open(recycler);
        Lots.addLine(recycler, lot, "0201", 10, 1_000_000);

        fateOf(recycler, lot).body("stock.heldByYou", is(1_000_000)).body("fates", empty());
    }

    /** Lots are closed at the time of recording, and uses that restart are dated by clients. */
    private void wasClosed(UUID lot, String day) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("UPDATE lot SET closed_at = ?::date WHERE lot_id = ?")) {
            statement.setString(1, day);
            statement.setObject(2, lot);
            statement.executeUpdate();
        }
    }

    private void treat(UUID lot, String operation) {
        Lots.record(recycler, Events.lotTreatment(lot, "2024-05-01").with("/recycling/operation", operation));
    }

    private void recover(UUID lot, String day, JsonBody... outputs) {
        Lots.record(recycler, Events.lotRecovery(lot, day, outputs));
    }

    private ValidatableResponse recoveryOf(UUID lot) {
        return recycler.request().get("/v1/lots/{id}/recovery", lot).then().statusCode(200);
    }

    private static ValidatableResponse recoveryOfDevice(TestOrganisation reader, UUID device) {
        return reader.request().get("/v1/devices/{id}/recovery", device).then().statusCode(200);
    }

    private static ValidatableResponse fateOf(TestOrganisation reader, UUID lot) {
        return reader.request().get("/v1/lots/{id}/fate", lot).then().statusCode(200);
    }

    private UUID registered(long massMg) {
        return Devices.registered(recycler, Devices.laptop(massMg));
    }

    private static long sum(List<List<Map<String, Object>>> shares, String material) {
        return shares.stream()
                .flatMap(List::stream)
                .filter(share -> share.get("material").equals(material))
                .mapToLong(share -> ((Number) share.get("massMg")).longValue())
                .sum();
    }
}
