package org.circulog.metrics.mass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.circulog.testing.Events.output;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import io.restassured.RestAssured;
import io.restassured.config.JsonConfig;
import io.restassured.path.json.JsonPath;
import io.restassured.path.json.config.JsonPathConfig;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.circulog.organisation.Role;
import org.circulog.testing.ApiTest;
import org.circulog.testing.Corrections;
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
class RecoveryFiguresTest {
    private static final String PATH = "/v1/metrics/recovery";
    private static final double ROUNDED = 5e-10;
    private static final Role[] ALL = {Role.SELLER, Role.REPAIRER, Role.COLLECTOR, Role.RECYCLER};

    private TestOrganisation analyst;

    @BeforeEach
    void givenAnAnalyst() {
        analyst = TestKeys.organisation(Role.ANALYST);
    }

    @Test
    void theWorkedExampleGivesItsRatesAtTheDefaultTimesAndInThePast() {
        TestOrganisation recycler = TestKeys.organisationIn("NR", ALL);
        WorkedExample.record(recycler);

        for (Map<String, String> times : List.of(Map.<String, String>of(), Map.of("until", "2026-01-01"))) {
            JsonPath figures = figures("NR", times);

            assertThat(figures.getBoolean("lotsExcluded")).isFalse();
            figures.setRootPath("groups[0]");
            assertThat(figures.getLong("devices")).isEqualTo(14);
            assertThat(figures.getLong("collected.devices")).isEqualTo(6);
            assertThat(figures.getLong("collected.loosePieces")).isEqualTo(500);
            assertThat(figures.getLong("collected.massMg")).isEqualTo(84_250_000);
            assertThat(figures.getDouble("preparingForReuse.byPieces.rate")).isCloseTo(1 / 3.0, within(1e-12));
            assertThat(figures.getDouble("preparingForReuse.byPieces.rateOfAll"))
                    .isCloseTo(2 / 506.0, within(1e-12));
            assertThat(figures.getLong("preparingForReuse.byMass.reusedMg")).isEqualTo(1_970_000);
            assertThat(figures.getLong("balance.inputMg")).isEqualTo(81_970_000);
            assertThat(figures.getDouble("balance.closure")).isCloseTo(1.000799072832, within(ROUNDED));
            assertThat(figures.getDouble("balance.recyclingRate")).isCloseTo(0.681169940222, within(ROUNDED));
            assertThat(figures.getDouble("balance.recoveryRate")).isCloseTo(0.891002805905, within(ROUNDED));
            assertThat(figures.getString("balance.recyclers[0].organisationId"))
                    .isEqualTo(recycler.id().toString());
            assertThat(figures.getDouble("materials.find { it.material == 'GOLD' }.rate"))
                    .isCloseTo(0.693802035153, within(ROUNDED));
            assertThat(figures.getDouble("materials.find { it.material == 'SILVER' }.rate"))
                    .isCloseTo(0.815697943789, within(ROUNDED));
            assertThat(figures.getLong("outputs.find { it.fate == 'ENERGY' }.measuredMg"))
                    .isEqualTo(17_200_000);
            assertThat(figures.getLong("treatment.find { it.eu6 == '6' }.enteringRecyclingMg"))
                    .isEqualTo(80_480_000);
            assertThat(figures.getBoolean("treatment.find { it.eu6 == '6' }.reachesRecyclingTarget"))
                    .isTrue();
        }
    }

    @Test
    void categoriesShareOutWhatCameOutOfALotToTheMilligram() {
        TestOrganisation recycler = TestKeys.organisationIn("KI", ALL);
        UUID lot = Lots.open(recycler);
        Lots.add(recycler, lot, Devices.laptop(1_800_001));
        Lots.addLine(recycler, lot, Devices.PHONES, 7, 1_000_003);
        Lots.addLine(recycler, lot, "0201", 11, 2_000_005);
        Lots.close(recycler, lot);
        Lots.record(recycler, Events.lotTreatment(lot, "2025-09-01"));
        Lots.record(recycler, Events.lotRecovery(lot, "2025-09-15", output("COPPER", 1_000_001, "RECYCLED")));

        JsonPath whole = figures("KI", Map.of());
        JsonPath parts = figures("KI", Map.of("groupBy", "category"));

        assertThat(whole.getLong("groups[0].balance.outputMg")).isEqualTo(1_000_001);
        assertThat(parts.getList("groups.key.category")).containsExactly("0201", "0303", "0306");
        assertThat(parts.getList("groups.suppressed")).containsExactly(false, true, false);
        long shown = sum(parts, "groups.findAll { !it.suppressed }.balance.outputMg");
        long devices = Math.round(1_000_001 * 1_800_001.0 / 4_800_009);
        assertThat(1_000_001 - shown).isBetween(devices - 1, devices + 1);
    }

    @Test
    void whatWasVoidedCountsNoMoreAndNothingDiffersFromTheRecords() {
        TestOrganisation recycler = TestKeys.organisationIn("WS", ALL);
        UUID lot = Lots.closedWithLine(recycler, 10, 5_000_000);
        Lots.record(recycler, Events.lotTreatment(lot, "2025-09-01"));
        JsonBody mistaken = Events.lotRecovery(lot, "2025-09-15", output("COPPER", 900_000, "RECYCLED"));
        Lots.record(recycler, mistaken);
        assertThat(figures("WS", Map.of()).getLong("groups[0].outputs[0].massMg"))
                .isEqualTo(900_000);
        String before = figures("WS", Map.of()).getString("knownAt");

        Corrections.voidEvent(recycler, mistaken.id(), Corrections.because("DID_NOT_OCCUR"))
                .then()
                .statusCode(200);

        JsonPath after = figures("WS", Map.of());
        assertThat(after.getList("groups[0].outputs")).isEmpty();
        assertThat(after.<Object>get("groups[0].balance")).isNull();
        assertThat(after.getLong("groups[0].treatment[0].enteringRecyclingMg")).isEqualTo(5_000_000);
        assertThat(figures("WS", Map.of("knownAt", before)).getLong("groups[0].outputs[0].massMg"))
                .isEqualTo(900_000);
        assertThat(lotsThatDiffer()).doesNotContain(lot.toString());
    }

    @Test
    void rollupsAndRecordsAgreeAfterALotWasSplitMovedAndHandedBack() {
        TestOrganisation recycler = TestKeys.organisationIn("TO", ALL);
        JsonBody phone = Devices.phone();
        Events.record(recycler, Events.sale(phone, "2020-01-01"));
        Events.record(recycler, Events.recycling(phone, "2025-01-01", "TREATED"));
        Events.record(recycler, Events.recovery(phone, "2025-01-02", output("COPPER", 9_000, "RECYCLED")));
        UUID lot = Lots.open(recycler);
        Lots.addLine(recycler, lot, Devices.PHONES, 10, 1_500_000);
        Lots.addLine(recycler, lot, "0303", 5, 9_000_000);
        Lots.close(recycler, lot);
        List<UUID> parts = Movements.split(
                recycler, lot, Map.of("massMg", 4_000_000, "pieces", 6), Map.of("massMg", 6_500_000, "pieces", 9));
        Lots.record(recycler, Events.lotTreatment(parts.get(0), "2025-09-01"));
        Lots.record(recycler, Events.lotRecovery(parts.get(0), "2025-09-02", output("IRON", 3_000_000, "RECYCLED")));
        UUID next = Lots.open(recycler);
        assertThat(Movements.tryToTransfer(recycler, parts.get(0), next, 1_000_000)
                        .statusCode())
                .isBetween(200, 201);
        Lots.close(recycler, next);
        Lots.record(recycler, treatmentBy("R1", next));

        JsonPath present = figures("TO", Map.of("groupBy", "category"));
        JsonPath then = figures("TO", Map.of("groupBy", "category", "knownAt", present.getString("knownAt")));

        assertThat(present.getString("groups")).isEqualTo(then.getString("groups"));
        JsonPath whole = figures("TO", Map.of());
        assertThat(whole.getLong("groups[0].collected.massMg")).isEqualTo(10_500_000 + massOfAPhone(whole));
        assertThat(sum(whole, "groups[0].treatment.energyRecoveryMg")).isEqualTo(1_000_000);
        assertThat(sum(whole, "groups[0].treatment.enteringRecyclingMg")).isEqualTo(3_000_000 + massOfAPhone(whole));
        assertThat(lotsThatDiffer()).doesNotContain(lot.toString(), next.toString());
        TestKeys.administrator()
                .request()
                .post("/v1/maintenance/recompute-figures")
                .then()
                .statusCode(200)
                .body("differences.findAll { it.family == 'MASS' }", empty());
    }

    @Test
    void aMakerHasNoPartInLots() {
        TestOrganisation recycler = TestKeys.organisationIn("SB", ALL);
        String maker = "Maker " + UUID.randomUUID();
        for (int i = 0; i < 5; i++) {
            JsonBody phone = Devices.phone().with("/manufacturer", maker).with("/massMg", 100_000);
            Events.record(recycler, Events.recycling(phone, "2025-01-01", "TREATED"));
        }

        JsonPath figures = figures("SB", Map.of("manufacturer", maker));

        assertThat(figures.getBoolean("lotsExcluded")).isTrue();
        assertThat(figures.getLong("groups[0].collected.devices")).isEqualTo(5);
        assertThat(figures.<Object>get("groups[0].outputs")).isNull();
        assertThat(figures.<Object>get("groups[0].balance")).isNull();
        assertThat(figures.<Object>get("groups[0].materials")).isNull();
    }

    @Test
    void aDeviceThatIsBurntOrSortedDoesNotEnterRecycling() {
        TestOrganisation recycler = TestKeys.organisationIn("PW", ALL);
        for (String operation : List.of("R4", "R1", "D1", "R12", "R5")) {
            JsonBody phone = Devices.phone().with("/massMg", 100_000).with("/massBasis", "MEASURED");
            Events.record(
                    recycler, Events.recycling(phone, "2025-01-01", "TREATED").with("/recycling/operation", operation));
        }

        JsonPath figures = figures("PW", Map.of());

        figures.setRootPath("groups[0].treatment[0]");
        assertThat(figures.getLong("collectedMg")).isEqualTo(500_000);
        assertThat(figures.getLong("enteringRecyclingMg")).isEqualTo(200_000);
        assertThat(figures.getLong("energyRecoveryMg")).isEqualTo(100_000);
        assertThat(figures.getDouble("recyclingRate")).isCloseTo(0.4, within(1e-12));
        assertThat(figures.getDouble("recoveryRate")).isCloseTo(0.6, within(1e-12));
        assertThat(figures.getBoolean("reachesRecyclingTarget")).isFalse();
    }

    @Test
    void whatWasCollectedInAYearIsSetAgainstTheMarket() {
        TestOrganisation recycler = TestKeys.organisationIn("MH", ALL);
        for (int year = 2020; year < 2025; year++) {
            JsonBody phone = Devices.phone().with("/massMg", 100_000).with("/massBasis", "MEASURED");
            Events.record(recycler, Events.recycling(phone, year + "-06-01", "COLLECTED"));
        }

        JsonPath figures = figures("MH", Map.of("until", "2024-12-31", "placedOnMarketMg", "200000"));

        assertThat(figures.getLong("groups[0].collection.collectedMg")).isEqualTo(100_000);
        assertThat(figures.getDouble("groups[0].collection.rate")).isCloseTo(0.5, within(1e-12));
        assertThat(figures.getBoolean("groups[0].collection.reachesTarget")).isFalse();
        analyst.request()
                .queryParam("placedOnMarketMg", 1)
                .queryParam("groupBy", "category")
                .get(PATH)
                .then()
                .statusCode(400)
                .body("type", is("/problems/invalid-parameter"));
    }

    @Test
    void fewDevicesAreNotTold() {
        TestOrganisation recycler = TestKeys.organisationIn("FM", ALL);
        Events.record(recycler, Events.recycling(Devices.phone(), "2025-01-01", "TREATED"));

        JsonPath figures = figures("FM", Map.of());

        assertThat(figures.getBoolean("groups[0].suppressed")).isTrue();
        assertThat(figures.<Object>get("groups[0].collected")).isNull();
        assertThat(figures.getInt("population.suppressedGroups")).isEqualTo(1);
    }

    @Test
    void theTableHasTheSameNumbers() {
        TestOrganisation recycler = TestKeys.organisationIn("VU", ALL);
        WorkedExample.record(recycler);

        String table = analyst.request()
                .accept("text/csv")
                .queryParam("country", "VU")
                .get(PATH)
                .then()
                .statusCode(200)
                .extract()
                .asString();

        assertThat(table.lines())
                .contains(
                        "part,item,amount,of,rate,targetPercent",
                        "BALANCE_MG,ALL,82035500,81970000," + 82035500 / 81970000.0 + ",",
                        "PREPARING_FOR_REUSE,PIECES,2,6," + 2 / 6.0 + ",",
                        "OUTPUT_MG,GOLD RECYCLED,10500,,,");
    }

    private static long sum(JsonPath figures, String path) {
        return figures.getList(path, Long.class).stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private static long massOfAPhone(JsonPath figures) {
        List<Map<String, Object>> parts = figures.getList("groups[0].collected.byBasis");
        return parts.stream()
                .filter(part -> part.get("basis").equals("CATEGORY_DEFAULT"))
                .mapToLong(part -> ((Number) part.get("massMg")).longValue())
                .sum();
    }

    private static JsonBody treatmentBy(String operation, UUID lot) {
        return Events.lotTreatment(lot, "2025-10-01").with("/recycling/operation", operation);
    }

    private static List<String> lotsThatDiffer() {
        return TestKeys.administrator()
                .request()
                .post("/v1/maintenance/recompute")
                .then()
                .statusCode(200)
                .extract()
                .path("differences.lotId");
    }

    private JsonPath figures(String country, Map<String, ?> more) {
        JsonConfig numbers = JsonConfig.jsonConfig().numberReturnType(JsonPathConfig.NumberReturnType.DOUBLE);
        return analyst.request()
                .config(RestAssured.config().jsonConfig(numbers))
                .queryParam("country", country)
                .queryParams(more)
                .get(PATH)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
