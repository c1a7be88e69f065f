package org.circulog.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.circulog.testing.Events.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import io.restassured.config.JsonConfig;
import io.restassured.path.json.JsonPath;
import io.restassured.path.json.config.JsonPathConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.circulog.testing.ApiTest;
import org.circulog.testing.Devices;
import org.circulog.testing.Events;
import org.circulog.testing.JsonBody;
import org.circulog.testing.Lots;
import org.circulog.testing.TestKeys.TestOrganisation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** The lot of the worked example: two devices that were treated before, and 500 phones without serial numbers. */
@ApiTest
class GoldenLotTest {
    private static final Path SOURCE = Path.of("..", "shared", "reference", "golden-life.json");
    private static final double CLOSURE = 1.000799072832;
    private static final double RECYCLING_RATE = 0.681169940222;
    private static final double RECOVERY_RATE = 0.891002805905;
    private static final double GOLD_RATE = 0.693802035153;
    private static final double SILVER_RATE = 0.815697943789;
    private static final double SHARE_OF_B1 = 0.021959253385;
    private static final double GOLD_OF_B1_BY_CONTENT_G = 0.072155412;
    private static final double GOLD_OF_B1_BY_MASS_G = 0.230572161;
    private static final double ROUNDED = 5e-10;

    private TestOrganisation recycler;
    private UUID laptop;
    private UUID lot;

    @BeforeEach
    void givenTheLot() {
        recycler = Events.recorder();
        JsonBody phone = Devices.of(Devices.serial(), Devices.PHONES)
                .with("/massMg", 170_000)
                .with("/massBasis", "MEASURED");
        UUID a6 = Events.record(recycler, Events.recycling(phone, "2025-08-08", "TREATED"));
        laptop = Events.record(recycler, Events.recycling(Devices.laptop(1_800_000), "2025-01-01", "TREATED"));
        lot = Lots.open(recycler);
        Lots.add(recycler, lot, Devices.of(a6), Devices.of(laptop));
        Lots.addLine(recycler, lot, Devices.PHONES, 500, 80_000_000);
        Lots.close(recycler, lot);
        Lots.record(recycler, Events.lotTreatment(lot, "2025-09-01"));
        Lots.record(
                recycler,
                Events.lotRecovery(
                        lot,
                        "2025-09-15",
                        output("COPPER", 12_400_000, "RECYCLED"),
                        output("ALUMINIUM", 9_100_000, "RECYCLED"),
                        output("GOLD", 10_500, "RECYCLED"),
                        output("SILVER", 125_000, "RECYCLED"),
                        output("PLASTICS", 28_000_000, "RECYCLED"),
                        output("STEEL", 6_200_000, "RECYCLED"),
                        output("RESIDUE", 9_000_000, "DISPOSED"),
                        output("RESIDUE", 17_200_000, "ENERGY")));
    }

    @Test
    void theLotHasTheExpectedBalanceAndRates() {
        JsonPath recovery = get("/v1/lots/{id}/recovery", lot);

        assertThat(recovery.getLong("input.massMg")).isEqualTo(81_970_000);
        assertThat(recovery.getDouble("closure")).isCloseTo(CLOSURE, within(ROUNDED));
        assertThat(recovery.getDouble("recyclingRate")).isCloseTo(RECYCLING_RATE, within(ROUNDED));
        assertThat(recovery.getDouble("recoveryRate")).isCloseTo(RECOVERY_RATE, within(ROUNDED));
        assertThat(recovery.getDouble("materials.find { it.material == 'GOLD' }.rate"))
                .isCloseTo(GOLD_RATE, within(ROUNDED));
        assertThat(recovery.getDouble("materials.find { it.material == 'SILVER' }.rate"))
                .isCloseTo(SILVER_RATE, within(ROUNDED));
        assertThat(recovery.getList("openSteps")).isEmpty();
    }

    @Test
    void theLaptopHasItsShareOfTheGoldByContentAndOfTheCopperByMass() {
        JsonPath recovery = get("/v1/devices/{id}/recovery", laptop);

        assertThat(recovery.getString("stage")).isEqualTo("RECOVERED");
        recovery.setRootPath("attribution.find { it.material == 'GOLD' }");
        assertThat(recovery.getString("basis")).isEqualTo("CONTENT");
        assertThat(recovery.getDouble("share") * recovery.getLong("lotOutputMg") / 1_000)
                .isCloseTo(GOLD_OF_B1_BY_CONTENT_G, within(ROUNDED));
        assertThat(recovery.getLong("massMg")).isEqualTo(72);
        recovery.setRootPath("attribution.find { it.material == 'COPPER' }");
        assertThat(recovery.getString("basis")).isEqualTo("MASS");
        assertThat(recovery.getDouble("share")).isCloseTo(SHARE_OF_B1, within(ROUNDED));
        assertThat(recovery.getDouble("share") * 10_500 / 1_000).isCloseTo(GOLD_OF_B1_BY_MASS_G, within(ROUNDED));
    }

    @Test
    @EnabledIf("sourceIsHere")
    void theNumbersAreThoseOfTheSource() throws IOException {
        JsonNode expected = new ObjectMapper().readTree(SOURCE.toFile()).at("/expected/mass_balance");

        assertThat(expected.get("closure").asDouble()).isEqualTo(CLOSURE);
        assertThat(expected.get("recycling_rate").asDouble()).isEqualTo(RECYCLING_RATE);
        assertThat(expected.get("recovery_rate").asDouble()).isEqualTo(RECOVERY_RATE);
        assertThat(expected.get("gold_recovery_rate").asDouble()).isEqualTo(GOLD_RATE);
        assertThat(expected.get("silver_recovery_rate").asDouble()).isEqualTo(SILVER_RATE);
        assertThat(expected.get("mass_share_of_device_B1").asDouble()).isEqualTo(SHARE_OF_B1);
        assertThat(expected.get("gold_attributed_to_B1_g_by_content").asDouble())
                .isEqualTo(GOLD_OF_B1_BY_CONTENT_G);
        assertThat(expected.get("gold_attributed_to_B1_g_by_mass").asDouble()).isEqualTo(GOLD_OF_B1_BY_MASS_G);
    }

    static boolean sourceIsHere() {
        return Files.exists(SOURCE);
    }

    private JsonPath get(String path, UUID id) {
        JsonConfig numbers = JsonConfig.jsonConfig().numberReturnType(JsonPathConfig.NumberReturnType.DOUBLE);
        return recycler.request()
                .config(RestAssured.config().jsonConfig(numbers))
                .queryParam("until", "2026-01-01")
                .get(path, id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
