package org.circulog.metrics.use;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
class ImpactTest {
    private static final String UNTIL = GoldenDevices.UNTIL.toString();

    private TestOrganisation recorder;
    private String manufacturer;
    private Figures impact;

    @BeforeEach
    void givenARecorderAndAManufacturer() {
        recorder = Events.recorder();
        manufacturer = Figures.newManufacturer();
        impact = new Figures(TestKeys.organisation(Role.ANALYST), "/v1/metrics/impact", manufacturer);
    }

    @Test
    void setsTheFlatMethodBesideWhatWasObserved() {
        GoldenDevices.record(recorder, manufacturer);

        JsonNode answer = impact.get("until", UNTIL);

        JsonNode flat = answer.get("groups").get(0).get("flat");
        JsonNode observed = answer.get("groups").get(0).get("observed");
        assertThat(answer.get("footprintSource").asText()).contains("Restart Project");
        assertThat(flat.get("label").asText()).isEqualTo("restart-flat");
        assertThat(flat.get("fixes").asInt()).isEqualTo(6);
        assertThat(flat.get("co2eKg").asDouble()).isCloseTo(366.34, within(1e-9));
        assertThat(flat.get("wastePreventedKg").asDouble()).isCloseTo(4.26, within(1e-9));
        assertThat(observed.get("label").asText()).isEqualTo("observed");
        assertThat(observed.get("devices").asInt()).isEqualTo(6);
        assertThat(observed.get("devicesStillGaining").asInt()).isEqualTo(3);
        assertThat(observed.get("co2eKg").asDouble()).isCloseTo(656.16478174544, within(1e-8));
        assertThat(observed.get("massKg").asDouble()).isCloseTo(4.03277207012, within(1e-8));
    }

    @Test
    void dependsOnTheReferenceThatIsNamed() {
        GoldenDevices.record(recorder, manufacturer);

        JsonNode answer = impact.get("until", UNTIL, "referenceSet", "unu-2015", "category", "0306");

        // phones live longer there, so that the same days stand for fewer of them
        assertThat(answer.get("referenceSet").asText()).isEqualTo("unu-2015");
        assertThat(answer.get("groups")
                        .get(0)
                        .get("observed")
                        .get("newDevicesAvoided")
                        .asDouble())
                .isLessThan((1416 + 1733 + 940 + 1018) / 2055.0);
    }

    @Test
    void countsAsExcludedWhatHasNoFootprint() {
        for (int device = 0; device < 5; device++) {
            JsonBody washingMachine = Devices.of(Devices.serial(), "0104").with("/manufacturer", manufacturer);
            Events.record(recorder, Events.repair(washingMachine, "2024-03-01", "FIXED"));
        }

        JsonNode group = impact.group();

        assertThat(group.get("excluded").get("devicesWithoutFootprint").asInt()).isEqualTo(5);
        assertThat(group.get("excluded").get("fixesWithoutFootprint").asInt()).isEqualTo(5);
        assertThat(group.get("observed").get("co2eKg").asDouble()).isZero();
    }

    @Test
    void answersAsATable() {
        GoldenDevices.record(recorder, manufacturer);

        String[] lines = impact.table("until", UNTIL);

        assertThat(lines).hasSize(2);
        assertThat(lines[0]).startsWith("suppressed,devices,observedDevices,");
        assertThat(lines[1]).startsWith("false,14,6,3,").contains(",6,366.34,4.26,0,0,0");
    }

    @Test
    void saysNothingOfFewDevices() {
        Events.record(
                recorder, Events.repair(Devices.phone().with("/manufacturer", manufacturer), "2024-03-01", "FIXED"));

        JsonNode answer = impact.get();

        assertThat(answer.get("population").get("devices").isNull()).isTrue();
        assertThat(answer.get("groups").get(0).get("suppressed").asBoolean()).isTrue();
        assertThat(answer.get("groups").get(0).get("flat").isNull()).isTrue();
        assertThat(impact.table()[1]).startsWith("true,,");
    }
}
