package org.circulog.recording;

import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import io.restassured.response.Response;
import java.util.List;
import org.circulog.testing.ApiTest;
import org.circulog.testing.Devices;
import org.circulog.testing.Events;
import org.circulog.testing.JsonBody;
import org.circulog.testing.TestKeys.TestOrganisation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ApiTest
class RecoveredMassTest {
    private TestOrganisation recycler;

    @BeforeEach
    void givenARecycler() {
        recycler = Events.recorder();
    }

    @ParameterizedTest
    @ValueSource(strings = {"MEASURED", "DECLARED"})
    void letsNoMoreThanFivePercentAboveTheMassComeOut(String basis) {
        JsonBody laptop = treated(Devices.laptop(1_000).with("/massBasis", basis));

        recover(laptop, 700).then().statusCode(201).body("warnings", empty());
        recover(laptop, 351)
                .then()
                .statusCode(409)
                .body("type", is("/problems/mass-exceeded"))
                .body("remainingMg", is(350))
                .body("inputMassMg", is(1_000))
                .body("massBasis", is(basis));
        recover(laptop, 350).then().statusCode(201).body("warnings", empty());
        recover(laptop, 1).then().statusCode(409).body("remainingMg", is(0));
    }

    @Test
    void addsUpTheOutputsOfOneEvent() {
        JsonBody laptop = treated(Devices.laptop(1_000));
        JsonBody event = Events.recovery(
                laptop,
                "2024-06-01",
                Events.output("COPPER", 500, "RECYCLED"),
                Events.output("COPPER", 500, "ENERGY"),
                Events.output("STEEL", 51, "DISPOSED"));

        Events.post(recycler, event).then().statusCode(409).body("remainingMg", is(1_050));
    }

    @Test
    void warnsAboveTheAverageOfTheCategoryAndRefusesAboveThreeTimesIt() {
        int averageMg = averageMgOfPhones();
        JsonBody phone = treated(Devices.phone());

        recover(phone, averageMg).then().statusCode(201).body("warnings", empty());
        recover(phone, 2L * averageMg)
                .then()
                .statusCode(201)
                .body("warnings.code", is(List.of("mass-above-default")))
                .body("warnings.pointer", is(List.of("/materialRecovery/outputs")));
        recover(phone, 1)
                .then()
                .statusCode(409)
                .body("type", is("/problems/mass-exceeded"))
                .body("remainingMg", is(0))
                .body("massBasis", is("CATEGORY_DEFAULT"));
    }

    @Test
    void takesTheMassOnTheScaleWhereTheDeviceHasNoneOfItsOwn() {
        JsonBody phone = Devices.phone();
        Events.record(
                recycler, Events.recycling(phone, "2024-05-01", "TREATED").with("/recycling/receivedMassMg", 1_000));

        recover(phone, 1_051).then().statusCode(409).body("inputMassMg", is(1_000));
        recover(phone, 1_050).then().statusCode(201);
    }

    @Test
    void takesLargeMassesWithoutLosingAMilligram() {
        long tonnes = 1_000_000_000_000L;
        JsonBody laptop = treated(Devices.laptop(tonnes));

        recover(laptop, tonnes).then().statusCode(201);
        recover(laptop, 50_000_000_001L).then().statusCode(409).body("remainingMg", is(50_000_000_000L));
        recover(laptop, 50_000_000_000L).then().statusCode(201);
    }

    private JsonBody treated(JsonBody device) {
        Events.record(recycler, Events.recycling(device, "2024-05-01", "TREATED"));
        return device;
    }

    private Response recover(JsonBody device, long massMg) {
        return Events.post(
                recycler, Events.recovery(device, "2024-06-01", Events.output("COPPER", massMg, "RECYCLED")));
    }

    private int averageMgOfPhones() {
        return recycler.request()
                .get("/v1/reference/categories")
                .path("items.find { it.key == '0306' }.averageWeightMg");
    }
}
