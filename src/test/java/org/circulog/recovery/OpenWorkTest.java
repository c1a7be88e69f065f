package org.circulog.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.restassured.RestAssured;
import io.restassured.config.JsonConfig;
import io.restassured.path.json.config.JsonPathConfig;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.circulog.organisation.Role;
import org.circulog.testing.ApiTest;
import org.circulog.testing.Claims;
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
class OpenWorkTest {
    private static final long LAPTOP_MG = 1_800_000;

    private TestOrganisation recycler;

    @BeforeEach
    void givenARecycler() {
        recycler = Events.recorder();
    }

    @Test
    void hasDevicesWithTheStepThatIsOpenOldestFirst() {
        UUID collected = collected(40);
        UUID treated = treated(50);
        UUID recovered = recovered(45, LAPTOP_MG / 2);

        whole().body("items.deviceId", contains(strings(treated, recovered, collected)))
                .body("items.kind", contains("DEVICE", "DEVICE", "DEVICE"))
                .body("items.stage", contains("TREATED", "RECOVERED", "COLLECTED"))
                .body("items.since", contains(daysAgo(50), daysAgo(45), daysAgo(40)))
                .body("items.days", contains(50, 45, 40))
                .body("items.pieces", contains(1, 1, 1))
                .body("items.category", contains("0303", "0303", "0303"))
                .body("items[1].input.massMg", is((int) LAPTOP_MG))
                .body("items[1].input.basis", is("MEASURED"))
                .body("items[1].recoveredMg", is((int) LAPTOP_MG / 2))
                .body("items[1].remainingMg", is((int) LAPTOP_MG / 2))
                .body("items[1].closure", closeTo(0.5, 1e-9))
                .body("items[1].claimableMg", is((int) LAPTOP_MG / 2))
                .body("items[0].closure", nullValue())
                .body("items.openSteps.code.flatten()", contains("NO_OUTPUTS", "MASS_BALANCE_OPEN", "NOT_TREATED"))
                .body("items[2].openSteps[0].message", is("collected 40 days ago, not treated"))
                .body("next", nullValue())
                .body("until", is(daysAgo(0)));
    }

    @Test
    void hasNoDeviceThatIsFinishedOrGoneOrInTheHandsOfOthers() {
        recovered(45, LAPTOP_MG);
        Events.record(recycler, Events.reuse(Devices.of(collected(40)), daysAgo(30)));
        Events.record(recycler, Events.withdrawal(Devices.of(collected(40)), daysAgo(30), "EXPORTED"));
        TestOrganisation other = TestKeys.organisation(Role.COLLECTOR, Role.RECYCLER);
        Events.record(other, Events.recycling(Devices.of(collected(40)), daysAgo(30), "TREATED"));

        whole().body("items", empty());
        workOf(other).body("items.stage", contains("TREATED"));
    }

    @Test
    void hasLotsFromTheirOpeningToTheirBalance() {
        UUID empty = Lots.open(recycler, "Empty");
        UUID open = Lots.open(recycler, "Open");
        Lots.addLine(recycler, open, "0201", 7, 9_000);
        UUID closed = Lots.closedWithLine(recycler, 3, 5_000);
        UUID treated = treatedLot(5_000);
        UUID halfway = recoveredLot(2_500);
        UUID above = recoveredLot(5_500);
        recoveredLot(4_900);
        UUID split = Lots.closedWithLine(recycler, 3, 5_000);
        Movements.split(recycler, split, Movements.part(2_000, 1), Movements.part(3_000, 2));

        ValidatableResponse lots = asked("kind", "LOT");

        assertThat(lots.extract().<List<String>>path("items.lotId"))
                .hasSize(8)
                .contains(strings(empty, open, closed, treated, halfway, above))
                .doesNotContain(split.toString());
        requireStep(lots, empty, "NOT_CLOSED", 0, 0);
        requireStep(lots, open, "NOT_CLOSED", 9_000, 7);
        requireStep(lots, closed, "NOT_TREATED", 5_000, 3);
        requireStep(lots, treated, "NO_OUTPUTS", 5_000, 3);
        requireStep(lots, halfway, "MASS_BALANCE_OPEN", 2_500, 3);
        requireStep(lots, above, "MASS_BALANCE_OPEN", 0, 3);
        String aboveStep = "items.find { it.lotId == '%s' }.openSteps[0].message".formatted(above);
        assertThat(lots.extract().<String>path(aboveStep)).endsWith("more than 105 % of the input came out");
    }

    private static void requireStep(ValidatableResponse lots, UUID lot, String code, int remainingMg, int pieces) {
        Map<String, Object> item = lots.extract().path("items.find { it.lotId == '%s' }".formatted(lot));
        assertThat(item)
                .containsEntry("kind", "LOT")
                .containsEntry("since", daysAgo(0))
                .containsEntry("remainingMg", remainingMg)
                .containsEntry("pieces", pieces);
        assertThat(lots.extract().<List<String>>path("items.find { it.lotId == '%s' }.openSteps.code".formatted(lot)))
                .containsExactly(code);
    }

    @Test
    void hasALotThatIsOfferedUntilItIsTaken() {
        UUID lot = Lots.closedWithLine(recycler, 3, 5_000);
        TestOrganisation plant = TestKeys.organisation(Role.RECYCLER);
        UUID handover = Movements.offer(recycler, lot, plant);

        whole().body("items.openSteps.code.flatten()", contains("NOT_TREATED", "OFFERED"));
        workOf(plant).body("items", empty());
        Movements.answer(plant, handover, "accept", Map.of("receivedMassMg", 5_000))
                .then()
                .statusCode(200);

        whole().body("items", empty());
        workOf(plant).body("items.openSteps.code.flatten()", contains("NOT_TREATED"));
    }

    @Test
    void hasADeviceInALotAsAPartOfIt() {
        UUID device = collected(40);
        UUID lot = Lots.closedWith(recycler, Devices.of(device));

        whole().body("items.lotId", contains(lot.toString())).body("items[0].pieces", is(1));
    }

    @Test
    void hasWhatFulfilsAllConditions() {
        UUID old = collected(100);
        UUID recent = collected(10);
        UUID half = recovered(20, LAPTOP_MG / 2);
        UUID phone = Events.record(recycler, Events.recycling(Devices.phone(), daysAgo(5), "COLLECTED"));
        UUID lot = Lots.closedWithLine(recycler, 3, 5_000);

        asked("kind", "LOT").body("items.lotId", contains(lot.toString()));
        asked("kind", "DEVICE").body("items.deviceId", contains(strings(old, half, recent, phone)));
        asked("stage", "RECOVERED").body("items.deviceId", contains(half.toString()));
        asked("stage", "IN_USE").body("items", empty());
        asked("category", Devices.PHONES).body("items.deviceId", contains(phone.toString()));
        asked("minAgeDays", 20).body("items.deviceId", contains(strings(old, half)));
        asked("minAgeDays", 21).body("items.deviceId", contains(old.toString()));
        asked("closure", "BAD").body("items.deviceId", contains(half.toString()));
        asked("claimable", false).body("items.kind", contains("DEVICE", "DEVICE", "DEVICE", "DEVICE", "LOT"));
    }

    @Test
    void hasAllThatCanBeClaimedWhereThatIsAskedFor() {
        UUID finished = recovered(45, LAPTOP_MG);
        UUID half = recovered(20, LAPTOP_MG / 2);
        UUID claimed = recovered(30, 100_000);
        Claims.reserved(recycler, Claims.onDevice(claimed, 100_000));
        Claims.reserved(recycler, Claims.onDevice(half, 1));
        UUID lot = recoveredLot(4_900);

        ValidatableResponse claimable = asked("claimable", true);

        claimable
                .body("items.kind", contains("DEVICE", "DEVICE", "LOT"))
                .body("items[0].deviceId", is(finished.toString()))
                .body("items[0].openSteps", empty())
                .body("items[0].claimableMg", is((int) LAPTOP_MG))
                .body("items[1].deviceId", is(half.toString()))
                .body("items[1].claimableMg", is((int) LAPTOP_MG / 2 - 1))
                .body("items[2].lotId", is(lot.toString()))
                .body("items[2].claimableMg", is(4_900))
                .body("items[2].openSteps", empty())
                .body("totals.items", is(3));
        whole().body("totals.claimable.material", contains("COPPER"))
                .body("totals.claimable.massMg", contains((int) (LAPTOP_MG + LAPTOP_MG / 2 - 1 + 4_900)))
                .body("totals.claimable.massKg", contains("2.704899"));
    }

    @Test
    void addsUpByStageAgeAndCategory() {
        collected(400);
        collected(100);
        treated(100);
        recovered(91, LAPTOP_MG / 2);
        Lots.closedWithLine(recycler, 3, 5_000_001);

        ValidatableResponse all = whole();
        all.body("totals.items", is(5))
                .body("totals.pieces", is(7))
                .body("totals.massMg", is((int) (4 * LAPTOP_MG + 5_000_001)))
                .body("totals.massKg", is("12.200001"))
                .body("totals.byStage.stage", containsInAnyOrder("COLLECTED", "TREATED", "RECOVERED"))
                .body("totals.byStage.find { it.stage == 'COLLECTED' }.items", is(3))
                .body("totals.byStage.find { it.stage == 'COLLECTED' }.pieces", is(5))
                .body("totals.byStage.find { it.stage == 'COLLECTED' }.massKg", is("8.600001"))
                .body("totals.byAge.age", contains("DAYS_0_TO_30", "DAYS_91_TO_180", "DAYS_OVER_365"))
                .body("totals.byAge.items", contains(1, 3, 1))
                .body("totals.byAge.massKg", contains("5.000001", "5.400000", "1.800000"))
                .body("totals.byCategory.category", contains(nullValue(), is("0303")))
                .body("totals.byCategory.massMg", contains(5_000_001, (int) (4 * LAPTOP_MG)))
                .body("totals.claimable.massMg", contains((int) LAPTOP_MG / 2));
        asked("stage", "TREATED").body("totals.items", is(1)).body("totals.byAge.age", contains("DAYS_91_TO_180"));
    }

    @Test
    void countsTheDaysOfAClassToItsLast() {
        List.of(0, 30, 31, 90, 91, 180, 181, 365, 366).forEach(this::collected);

        whole().body(
                        "totals.byAge.age",
                        contains("DAYS_0_TO_30", "DAYS_31_TO_90", "DAYS_91_TO_180", "DAYS_181_TO_365", "DAYS_OVER_365"))
                .body("totals.byAge.items", contains(2, 2, 2, 2, 1));
    }

    @Test
    void comesInPagesThatMissAndRepeatNothing() {
        for (int number = 0; number < 5; number++) {
            collected(0);
            Lots.closedWithLine(recycler, 1, 5_000);
        }
        collected(3);
        List<Map<String, Object>> all = whole().extract().path("items");
        List<Map<String, Object>> paged = new ArrayList<>();

        String next = null;
        do {
            ValidatableResponse page = next == null ? asked("limit", 2) : asked("limit", 2, "after", next);
            page.body("totals", next == null ? notNullValue() : nullValue());
            paged.addAll(page.extract().<List<Map<String, Object>>>path("items"));
            next = page.extract().path("next");
        } while (next != null);

        assertThat(paged).hasSize(11).isEqualTo(all);
    }

    @Test
    void comesAsATableOfAllRows() throws IOException {
        UUID device = recovered(45, LAPTOP_MG / 2);
        UUID lot = Lots.open(recycler, "=HYPERLINK(\"x\"), \"pallet\"");
        Lots.addLine(recycler, lot, "0201", 7, 9_000);

        List<NamedCsvRecord> rows = rowsOf(table());

        assertThat(rows).hasSize(2);
        assertThat(rows.get(0).getFieldsAsMap())
                .containsEntry("kind", "DEVICE")
                .containsEntry("deviceId", device.toString())
                .containsEntry("lotId", "")
                .containsEntry("stage", "RECOVERED")
                .containsEntry("category", "0303")
                .containsEntry("since", daysAgo(45))
                .containsEntry("days", "45")
                .containsEntry("pieces", "1")
                .containsEntry("inputMassMg", "1800000")
                .containsEntry("inputMassKg", "1.800000")
                .containsEntry("inputBasis", "MEASURED")
                .containsEntry("recoveredKg", "0.900000")
                .containsEntry("remainingMg", "900000")
                .containsEntry("closure", "0.5")
                .containsEntry("claimableMg", "900000")
                .containsEntry("openSteps", "MASS_BALANCE_OPEN");
        assertThat(rows.get(1).getFieldsAsMap())
                .containsEntry("lotId", lot.toString())
                .containsEntry("name", "'=HYPERLINK(\"x\"), \"pallet\"")
                .containsEntry("pieces", "7")
                .containsEntry("inputMassKg", "0.009000")
                .containsEntry("openSteps", "NOT_CLOSED");
    }

    @Test
    void takesNoPageOfATable() {
        recycler.request()
                .accept("text/csv")
                .queryParam("limit", 2)
                .get("/v1/recovery")
                .then()
                .statusCode(400)
                .body("type", is("/problems/unknown-parameter"));
    }

    private String table() {
        return recycler.request()
                .accept("text/csv")
                .get("/v1/recovery")
                .then()
                .statusCode(200)
                .contentType("text/csv")
                .extract()
                .asString();
    }

    private static List<NamedCsvRecord> rowsOf(String table) throws IOException {
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(table)) {
            return csv.stream().toList();
        }
    }

    private UUID collected(int daysAgo) {
        return Events.record(recycler, Events.recycling(Devices.laptop(LAPTOP_MG), daysAgo(daysAgo), "COLLECTED"));
    }

    private UUID treated(int daysAgo) {
        return Events.record(recycler, Events.recycling(Devices.laptop(LAPTOP_MG), daysAgo(daysAgo), "TREATED"));
    }

    private UUID recovered(int daysAgo, long massMg) {
        JsonBody device = Devices.of(treated(daysAgo));
        return Events.record(
                recycler, Events.recovery(device, daysAgo(daysAgo), Events.output("COPPER", massMg, "RECYCLED")));
    }

    private UUID treatedLot(long massMg) {
        UUID lot = Lots.closedWithLine(recycler, 3, massMg);
        Events.post(recycler, Events.lotTreatment(lot, daysAgo(0))).then().statusCode(201);
        return lot;
    }

    /** A lot of 5,000 mg of which that much came out. */
    private UUID recoveredLot(long massMg) {
        UUID lot = treatedLot(5_000);
        Events.post(recycler, Events.lotRecovery(lot, daysAgo(0), Events.output("COPPER", massMg, "RECYCLED")))
                .then()
                .statusCode(201);
        return lot;
    }

    private ValidatableResponse whole() {
        return workOf(recycler);
    }

    private ValidatableResponse asked(Object... parameters) {
        var request = recycler.request();
        for (int index = 0; index < parameters.length; index += 2) {
            request.queryParam(parameters[index].toString(), parameters[index + 1]);
        }
        return request.get("/v1/recovery").then().statusCode(200);
    }

    private static ValidatableResponse workOf(TestOrganisation organisation) {
        JsonConfig numbers = JsonConfig.jsonConfig().numberReturnType(JsonPathConfig.NumberReturnType.DOUBLE);
        return organisation
                .request()
                .config(RestAssured.config().jsonConfig(numbers))
                .get("/v1/recovery")
                .then()
                .statusCode(200);
    }

    private static String daysAgo(int days) {
        return LocalDate.now(ZoneOffset.UTC).minusDays(days).toString();
    }

    private static String[] strings(UUID... ids) {
        return List.of(ids).stream().map(UUID::toString).toArray(String[]::new);
    }
}
