package org.circulog.recovery;

import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.RestAssured;
import io.restassured.config.JsonConfig;
import io.restassured.path.json.config.JsonPathConfig;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.UUID;
import org.circulog.testing.ApiTest;
import org.circulog.testing.Devices;
import org.circulog.testing.Events;
import org.circulog.testing.JsonBody;
import org.circulog.testing.TestKeys.TestOrganisation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ApiTest
class RecoveryTest {
    private final JsonBody laptop = Devices.laptop(1_800_000);
    private TestOrganisation recycler;

    @BeforeEach
    void givenARecycler() {
        recycler = Events.recorder();
    }

    @Test
    void addsUpWhatCameOutByMaterialAndFate() {
        UUID device = Events.recordAll(
                recycler,
                Events.recycling(laptop, "2024-05-01", "TREATED"),
                Events.recovery(
                        laptop,
                        "2024-05-02",
                        Events.output("STEEL", 600_000, "RECYCLED"),
                        Events.output("COPPER", 100_000, "RECYCLED")),
                Events.recovery(
                        laptop,
                        "2024-05-03",
                        Events.output("STEEL", 200_000, "RECYCLED"),
                        Events.output("STEEL", 90_000, "DISPOSED"),
                        Events.output("ABS", 450_000, "ENERGY")));

        recoveryOf(device, "2024-06-01")
                .body("stage", is("RECOVERED"))
                .body("input.massMg", is(1_800_000))
                .body("input.basis", is("MEASURED"))
                .body("outputs.material", is(List.of("ABS", "COPPER", "STEEL", "STEEL")))
                .body("outputs.fate", is(List.of("ENERGY", "RECYCLED", "RECYCLED", "DISPOSED")))
                .body("outputs.massMg", is(List.of(450_000, 100_000, 800_000, 90_000)))
                .body("outputs.direct", is(List.of(450_000, 100_000, 800_000, 90_000)))
                .body("outputs.attributed", is(List.of(0, 0, 0, 0)))
                .body("remainingMg", is(360_000))
                .body("closure", closeTo(0.8, 1e-9))
                .body("recyclingRate", closeTo(0.5, 1e-9))
                .body("recoveryRate", closeTo(0.75, 1e-9))
                .body("claimedMg", is(0))
                .body("claimableMg", is(900_000))
                .body("openSteps.code", is(List.of("MASS_BALANCE_OPEN")))
                .body("openSteps[0].since", is("2024-05-01"))
                .body("openSteps[0].days", is(31))
                .body("until", is("2024-06-01"));
    }

    @Test
    void closesTheBalanceFromNinetyFivePercent() {
        UUID device = Events.recordAll(
                recycler,
                Events.recycling(laptop, "2024-05-01", "TREATED"),
                Events.recovery(laptop, "2024-05-02", Events.output("STEEL", 1_710_000, "RECYCLED")));

        recoveryOf(device, "2024-06-01").body("closure", closeTo(0.95, 1e-9)).body("openSteps", empty());
    }

    @Test
    void neverHasLessThanNothingRemaining() {
        UUID device = Events.recordAll(
                recycler,
                Events.recycling(laptop, "2024-05-01", "TREATED"),
                Events.recovery(laptop, "2024-05-02", Events.output("STEEL", 1_890_000, "RECYCLED")));

        recoveryOf(device, "2024-06-01").body("remainingMg", is(0)).body("closure", closeTo(1.05, 1e-9));
    }

    @Test
    void saysSinceWhenACollectedDeviceWaitsForTreatment() {
        UUID device = Events.recordAll(
                recycler,
                Events.recycling(laptop, "2024-05-01", "COLLECTED"),
                Events.recycling(laptop, "2024-05-20", "COLLECTED"));

        recoveryOf(device, "2024-06-13")
                .body("stage", is("COLLECTED"))
                .body("outputs", empty())
                .body("closure", nullValue())
                .body("recyclingRate", nullValue())
                .body("recoveryRate", nullValue())
                .body("openSteps.code", is(List.of("NOT_TREATED")))
                .body("openSteps[0].since", is("2024-05-01"))
                .body("openSteps[0].days", is(43))
                .body("openSteps[0].message", is("collected 43 days ago, not treated"));
    }

    @Test
    void saysSinceWhenATreatedDeviceHasNoOutputs() {
        UUID device = Events.record(recycler, Events.recycling(laptop, "2024-05-01", "TREATED"));

        recoveryOf(device, "2024-05-02")
                .body("stage", is("TREATED"))
                .body("openSteps.code", is(List.of("NO_OUTPUTS")))
                .body("openSteps[0].days", is(1));
    }

    @Test
    void leavesOutWhatHadNotHappenedBy() {
        UUID device = Events.recordAll(
                recycler,
                Events.recycling(laptop, "2024-05-01", "COLLECTED"),
                Events.recycling(laptop, "2024-05-03", "TREATED"),
                Events.recovery(laptop, "2024-05-05", Events.output("STEEL", 600_000, "RECYCLED")));

        recoveryOf(device, "2024-05-02").body("stage", is("COLLECTED")).body("outputs", empty());
        recoveryOf(device, "2024-05-04").body("stage", is("TREATED")).body("remainingMg", is(1_800_000));
        recoveryOf(device, "2024-05-05").body("stage", is("RECOVERED")).body("remainingMg", is(1_200_000));
    }

    @Test
    void hasNothingOpenForADeviceInUse() {
        UUID device = Events.record(recycler, Events.sale(laptop, "2024-05-01"));

        recycler.request()
                .get("/v1/devices/{id}/recovery", device)
                .then()
                .statusCode(200)
                .body("stage", is("IN_USE"))
                .body("openSteps", empty())
                .body("remainingMg", is(1_800_000));
    }

    private ValidatableResponse recoveryOf(UUID device, String until) {
        JsonConfig numbers = JsonConfig.jsonConfig().numberReturnType(JsonPathConfig.NumberReturnType.DOUBLE);
        return recycler.request()
                .config(RestAssured.config().jsonConfig(numbers))
                .queryParam("until", until)
                .get("/v1/devices/{id}/recovery", device)
                .then()
                .statusCode(200);
    }
}
