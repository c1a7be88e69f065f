package org.circulog.metrics.repair;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ApiTest
class RepairsTest {
    private static final String UNTIL = GoldenDevices.UNTIL.toString();

    private TestOrganisation recorder;
    private String manufacturer;
    private Figures repairs;

    @BeforeEach
    void givenARecorderAndAManufacturer() {
        recorder = Events.recorder();
        manufacturer = Figures.newManufacturer();
        repairs = new Figures(TestKeys.organisation(Role.ANALYST), "/v1/metrics/repairs", manufacturer);
    }

    @Test
    void tellsHowAttemptsOnTheGoldenDevicesEnded() {
        GoldenDevices.record(recorder, manufacturer);

        JsonNode group = repairs.group();

        JsonNode attempts = group.get("attempts");
        assertThat(attempts.get("fixed").asInt()).isEqualTo(6);
        assertThat(attempts.get("repairable").asInt()).isOne();
        assertThat(attempts.get("endOfLife").asInt()).isOne();
        assertThat(attempts.get("unknown").asInt()).isOne();
        assertThat(attempts.get("successRate").get("value").asDouble()).isEqualTo(0.75);
        assertThat(attempts.get("successRate").get("lower").asDouble()).isCloseTo(0.40927543031, within(1e-9));
        assertThat(attempts.get("successRate").get("upper").asDouble()).isCloseTo(0.928520787248, within(1e-9));
        assertThat(attempts.get("successRateWithUnknown").get("value").asDouble())
                .isCloseTo(0.666666666667, within(1e-9));
        assertThat(group.get("byDevice").get("fixed").asInt()).isEqualTo(5);
    }

    @Test
    void tellsHowManyRepairsTheGoldenDevicesHadByAge() {
        GoldenDevices.record(recorder, manufacturer);

        JsonNode mean = repairs.group("until", UNTIL).get("meanRepairs");

        assertThat(mean.get("curve").findValuesAsText("ageDays")).containsExactly("750", "837", "1096", "1411");
        assertThat(mean.get("curve").findValuesAsText("atRisk")).containsExactly("11", "11", "10", "10");
        assertThat(mean.get("curve").findValuesAsText("repairs")).containsExactly("1", "1", "1", "1");
        assertThat(mean.get("curve").findValues("value"))
                .extracting(JsonNode::asDouble)
                .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-9 ? 0 : Double.compare(a, b))
                .containsExactly(0.090909090909, 0.181818181818, 0.281818181818, 0.381818181818);
        assertThat(mean.get("tau").asInt()).isEqualTo(1768);
        assertThat(mean.get("perDevice").get("standardError").asDouble()).isCloseTo(0.199755297334, within(1e-9));
        assertThat(mean.get("standardErrorFromSample").asBoolean()).isFalse();
        assertThat(mean.get("samplingFactor").asInt()).isOne();
    }

    @Test
    void reachesNoFurtherThanTenDevicesDid() {
        GoldenDevices.record(recorder, manufacturer);

        JsonNode lowered = repairs.group("until", UNTIL, "tau", "3000").get("meanRepairs");
        JsonNode asked = repairs.group("until", UNTIL, "tau", "1000.5").get("meanRepairs");

        assertThat(lowered.get("tau").asInt()).isEqualTo(1768);
        assertThat(lowered.get("tauLowered").asBoolean()).isTrue();
        assertThat(asked.get("tau").asDouble()).isEqualTo(1000.5);
        assertThat(asked.get("tauLowered").asBoolean()).isFalse();
        assertThat(asked.get("perDevice").get("value").asDouble()).isCloseTo(0.181818181818, within(1e-9));
    }

    @Test
    void tellsWhatStoodInTheWayAndHowLongRepairsTook() {
        record(repair("2024-03-03", "END_OF_LIFE", "2024-03-01").with("/repair/barrier", "SPARE_PARTS_TOO_EXPENSIVE"));
        record(repair("2024-03-03", "END_OF_LIFE", "2024-03-01").without("/repair/receivedAt"));
        record(repair("2024-03-05", "FIXED", "2024-03-01"));
        record(repair("2024-03-06", "REPAIRABLE", "2024-03-01"));
        record(repair("2024-04-10", "FIXED", "2024-03-01"));

        JsonNode group = repairs.group();

        JsonNode barriers = group.get("barriers");
        assertThat(barriers.get("attempts").asInt()).isEqualTo(2);
        assertThat(barriers.get("unnamed").asInt()).isOne();
        assertThat(barriers.get("named").get(1).get("barrier").asText()).isEqualTo("SPARE_PARTS_TOO_EXPENSIVE");
        assertThat(barriers.get("named").get(1).get("share").asDouble()).isEqualTo(1);
        JsonNode turnaround = group.get("turnaround");
        assertThat(turnaround.get("done").asInt()).isEqualTo(3);
        assertThat(turnaround.get("open").asInt()).isOne();
        assertThat(turnaround.get("median").get("days").asInt()).isEqualTo(4 + (40 - 4) / 2);
        assertThat(turnaround.get("doneWithin7Days").get("value").asDouble()).isEqualTo(0.5);
    }

    @Test
    void onAnEarlierDayCountsOnlyWhoWasUnderObservation() {
        GoldenDevices.record(recorder, manufacturer);

        JsonNode group = repairs.group("until", "2019-09-01");

        // A4 and B2 were sold and came later; of B1 and B5, which were old enough, one was repaired
        assertThat(group.get("excluded").get("neverAtRisk").asInt()).isEqualTo(2);
        assertThat(group.get("meanRepairs").get("repairs").asInt()).isOne();
        assertThat(group.get("meanRepairs").get("curve").get(0).get("ageDays").asInt())
                .isEqualTo(1096);
        assertThat(group.get("meanRepairs").get("curve").get(0).get("atRisk").asInt())
                .isEqualTo(2);
    }

    @Test
    void dividesDevicesWithoutACurve() {
        GoldenDevices.record(recorder, manufacturer);

        JsonNode laptops =
                repairs.get("until", UNTIL, "groupBy", "category").get("groups").get(0);

        assertThat(laptops.get("key").get("category").asText()).isEqualTo("0303");
        assertThat(laptops.get("attempts").get("fixed").asInt()).isEqualTo(2);
        assertThat(laptops.get("meanRepairs").get("curve").isNull()).isTrue();
        assertThat(laptops.get("meanRepairs").get("tau").isNull()).isTrue();
    }

    @Test
    void answersAsATable() {
        GoldenDevices.record(recorder, manufacturer);

        String[] lines = repairs.table("until", UNTIL);

        assertThat(lines).hasSize(2);
        assertThat(lines[0])
                .startsWith("suppressed,devices,attemptsFixed,attemptsRepairable,attemptsEndOfLife,attemptsUnknown,")
                .contains(",barrierSparePartsNotAvailable,")
                .endsWith("turnaroundMedianDays,doneWithin7Days,doneWithin30Days");
        assertThat(lines[1]).startsWith("false,14,6,1,1,1,0.75,");
        assertThat(lines[1].split(",", -1)).hasSameSizeAs(lines[0].split(","));
    }

    @Test
    void givesTheSameBytesForTheSameTimes() {
        GoldenDevices.record(recorder, manufacturer);
        String knownAt = repairs.get("until", UNTIL).get("knownAt").asText();
        String first = repairs.ask("until", UNTIL, "knownAt", knownAt).asString();

        GoldenDevices.record(recorder, manufacturer);

        assertThat(repairs.ask("until", UNTIL, "knownAt", knownAt).asString()).isEqualTo(first);
        assertThat(repairs.group("until", UNTIL).get("attempts").get("fixed").asInt())
                .isEqualTo(12);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "0.9", "36526", "old"})
    void refusesAnAgeThatIsNone(String tau) {
        repairs.ask("tau", tau).then().statusCode(400).body("type", is("/problems/invalid-parameter"));
    }

    private JsonBody repair(String day, String outcome, String receivedAt) {
        return Events.repair(Devices.phone().with("/manufacturer", manufacturer), day, outcome)
                .with("/repair/receivedAt", receivedAt);
    }

    private void record(JsonBody repair) {
        Events.record(recorder, repair);
    }
}
