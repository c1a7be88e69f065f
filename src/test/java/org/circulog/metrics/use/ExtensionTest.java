package org.circulog.metrics.use;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import org.circulog.organisation.Role;
import org.circulog.testing.ApiTest;
import org.circulog.testing.Devices;
import org.circulog.testing.Events;
import org.circulog.testing.Figures;
import org.circulog.testing.GoldenDevices;
import org.circulog.testing.JsonBody;
import org.circulog.testing.TestKeys;
import org.circulog.testing.TestKeys.TestOrganisation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ApiTest
class ExtensionTest {
    private static final String UNTIL = GoldenDevices.UNTIL.toString();

    private TestOrganisation recorder;
    private String manufacturer;
    private Figures extension;

    @BeforeEach
    void givenARecorderAndAManufacturer() {
        recorder = Events.recorder();
        manufacturer = Figures.newManufacturer();
        extension = new Figures(TestKeys.organisation(Role.ANALYST), "/v1/metrics/extension", manufacturer);
    }

    @Test
    void tellsWhatTheGoldenDevicesGained() {
        GoldenDevices.record(recorder, manufacturer);

        JsonNode answer = extension.get("until", UNTIL);

        JsonNode group = answer.get("groups").get(0);
        assertThat(answer.get("until").asText()).isEqualTo(UNTIL);
        assertThat(answer.get("referenceSet").asText()).isEqualTo("weee-tool-2023");
        assertThat(answer.get("unit").asText()).isEqualTo("days");
        assertThat(answer.get("population").get("devices").asInt()).isEqualTo(14);
        assertThat(group.get("devices").asInt()).isEqualTo(14);
        assertThat(group.get("excluded").get("birthUnknown").asInt()).isOne();
        assertThat(group.get("observed").get("addedUseDays").asInt()).isEqualTo(9890);
        assertThat(group.get("observed").get("repairDays").asInt()).isEqualTo(7548);
        assertThat(group.get("observed").get("reuseDays").asInt()).isEqualTo(2342);
        assertThat(group.get("observed").get("devicesExtended").asInt()).isEqualTo(6);
        assertThat(group.get("observed").get("openDays").asInt()).isEqualTo(5036);
        assertThat(group.get("extensionRatio").get("ratio").asDouble()).isEqualTo(8157.0 / 14521);
        assertThat(group.get("modelled").get("creditDays").asDouble()).isCloseTo(7656.162579, within(1e-5));
        assertGoldenRepairsHold(group.get("repairsHolding"));
    }

    private static void assertGoldenRepairsHold(JsonNode holding) {
        assertThat(holding.get("curve").findValuesAsText("days"))
                .containsExactly("574", "842", "1018", "1096", "1733", "2285");
        assertThat(holding.get("curve").findValuesAsText("atRisk")).containsExactly("6", "5", "4", "3", "2", "1");
        assertThat(holding.get("curve").findValuesAsText("failed")).containsExactly("1", "1", "0", "1", "0", "0");
        assertThat(holding.get("curve").findValues("value"))
                .extracting(JsonNode::asDouble)
                .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-9 ? 0 : Double.compare(a, b))
                .containsExactly(5 / 6.0, 4 / 6.0, 4 / 6.0, 4 / 9.0, 4 / 9.0, 4 / 9.0);
        assertThat(holding.get("holdingAfter90Days").get("value").asDouble()).isEqualTo(1);
        assertThat(holding.get("median").get("days").asInt()).isEqualTo(1096);
    }

    @Test
    void addsUpToTodayWithoutADay() {
        GoldenDevices.record(recorder, manufacturer);

        JsonNode observed = extension.group().get("observed");

        // what goes on goes on; what was over in 2026 has not changed
        assertThat(observed.get("openInterventions").asInt()).isEqualTo(3);
        assertThat(observed.get("addedUseDays").asInt()
                        - observed.get("openDays").asInt())
                .isEqualTo(9890 - 5036);
        assertThat(observed.get("openDays").asInt()).isGreaterThan(5036);
    }

    @Test
    void dividesDevicesAndSaysNothingOfFew() {
        GoldenDevices.record(recorder, manufacturer);
        JsonBody vacuumCleaner = Devices.of(Devices.serial(), "0204").with("/manufacturer", manufacturer);
        Events.record(recorder, Events.repair(vacuumCleaner, "2024-05-06", "FIXED"));

        JsonNode answer = extension.get("until", UNTIL, "groupBy", "category");

        assertThat(answer.get("population").get("suppressedGroups").asInt()).isOne();
        assertThat(answer.get("groups").findValuesAsText("category")).containsExactly("0204", "0303", "0306");
        JsonNode few = answer.get("groups").get(0);
        assertThat(few.get("suppressed").asBoolean()).isTrue();
        assertThat(few.get("devices").isNull()).isTrue();
        assertThat(few.get("observed").isNull()).isTrue();
        JsonNode laptops = answer.get("groups").get(1);
        assertThat(laptops.get("observed").get("addedUseDays").asInt()).isEqualTo(2498 + 2285);
        assertThat(laptops.get("repairsHolding").get("curve").isNull()).isTrue();
    }

    @Test
    void answersAsATable() {
        GoldenDevices.record(recorder, manufacturer);
        JsonBody vacuumCleaner = Devices.of(Devices.serial(), "0204").with("/manufacturer", manufacturer);
        Events.record(recorder, Events.repair(vacuumCleaner, "2024-05-06", "FIXED"));

        String[] lines = extension.table("until", UNTIL, "groupBy", "category");

        assertThat(lines).hasSize(4);
        assertThat(lines[0]).startsWith("category,suppressed,devices,devicesExtended,repairs,reuses,addedUseDays,");
        assertThat(lines[1]).isEqualTo("0204,true" + ",".repeat(lines[0].split(",").length - 2));
        assertThat(lines[2]).startsWith("0303,false,6,2,2,1,4783,3381,1402,1,2285,");
        assertThat(lines[2].split(",")).hasSameSizeAs(lines[0].split(","));
    }

    @Test
    void refusesASetOfLifetimesThatThereIsNot() {
        extension
                .ask("referenceSet", "weee-tool-1999")
                .then()
                .statusCode(400)
                .body("type", is("/problems/invalid-parameter"))
                .body("parameter", is("referenceSet"));
    }

    @Test
    void countsAgesThatRestOnAYearOnlyIfTheyAreAskedFor() {
        for (int device = 0; device < 5; device++) {
            JsonBody phone = Devices.phone().with("/manufacturer", manufacturer);
            Events.recordAll(recorder, Events.sale(phone, "2019"), Events.repair(phone, "2022-03-01", "FIXED"));
        }

        JsonNode exact = extension.group();
        JsonNode all = extension.group("minPrecision", "year");

        assertThat(exact.get("excluded").get("birthByYear").asInt()).isEqualTo(5);
        assertThat(exact.get("modelled").get("repairsAtUnknownAge").asInt()).isEqualTo(5);
        assertThat(exact.get("extensionRatio").get("devices").asInt()).isZero();
        assertThat(exact.get("observed").get("repairs").asInt()).isEqualTo(5);
        assertThat(all.get("excluded").get("birthByYear").asInt()).isZero();
        assertThat(all.get("modelled").get("repairs").asInt()).isEqualTo(5);
        assertThat(all.get("extensionRatio").get("devices").asInt()).isEqualTo(5);
    }

    @Test
    void countsRepairsWithoutAReferenceLifetime() {
        for (int device = 0; device < 5; device++) {
            JsonBody panel = Devices.of(Devices.serial(), "0002").with("/manufacturer", manufacturer);
            Events.recordAll(recorder, Events.sale(panel, "2015-03-01"), Events.repair(panel, "2020-03-01", "FIXED"));
        }

        JsonNode unu = extension.group("referenceSet", "unu-2015").get("modelled");
        JsonNode tool = extension.group().get("modelled");

        assertThat(unu.get("repairsWithoutReference").asInt()).isEqualTo(5);
        assertThat(unu.get("daysPerRepair").isNull()).isTrue();
        assertThat(tool.get("repairs").asInt()).isEqualTo(5);
        assertThat(tool.get("creditDays").asDouble()).isPositive();
    }
}
