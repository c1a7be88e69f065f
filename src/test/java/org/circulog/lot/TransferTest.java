package org.circulog.lot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.circulog.organisation.Role;
import org.circulog.testing.ApiTest;
import org.circulog.testing.Devices;
import org.circulog.testing.Lots;
import org.circulog.testing.Movements;
import org.circulog.testing.Parallel;
import org.circulog.testing.TestKeys;
import org.circulog.testing.TestKeys.TestOrganisation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ApiTest
class TransferTest {
    private TestOrganisation recycler;

    @BeforeEach
    void makeRecycler() {
        recycler = TestKeys.organisation(Role.RECYCLER);
    }

    @Test
    void movesTheWholeOfALotWithItsDevices() {
        UUID source = Lots.open(recycler);
        List<UUID> devices = Lots.add(recycler, source, Devices.laptop(1_800_000));
        Lots.addLine(recycler, source, Devices.PHONES, 10, 1_600_000);
        Lots.close(recycler, source);
        UUID target = Lots.open(recycler);
        Lots.addLine(recycler, target, "0302", 1, 9_000_000);

        Movements.tryToTransfer(recycler, source, target)
                .then()
                .statusCode(201)
                .body("devices", equalTo(1))
                .body("pieces", equalTo(12))
                .body("listedMassMg", equalTo(12_400_000));

        Lots.close(recycler, target);
        Lots.get(recycler, source).then().body("stockMassMg", equalTo(0)).body("closure", equalTo(1.0f));
        Lots.get(recycler, target).then().body("input.massMg", equalTo(12_400_000));
        Lots.manifest(recycler, target)
                .then()
                .body("devices.deviceId", contains(devices.get(0).toString()))
                .body("lines.category", containsInAnyOrder("0302", Devices.PHONES));
    }

    @Test
    void movesAPartWithItsShareOfTheMix() {
        UUID source = Lots.open(recycler);
        Lots.addLine(recycler, source, Devices.PHONES, 10, 1_000_000);
        Lots.addLine(recycler, source, Devices.LAPTOPS, 10, 3_000_000);
        Lots.close(recycler, source);
        UUID target = Lots.open(recycler);

        Movements.tryToTransfer(recycler, source, target, 1_000_000).then().statusCode(201);

        Lots.get(recycler, source).then().body("stockMassMg", equalTo(3_000_000));
        Lots.manifest(recycler, target).then().body("lines.massMg", contains(250_000, 750_000));
    }

    @Test
    void takesATransferBackWhileTheReceivingLotIsOpen() {
        UUID source = Lots.open(recycler);
        List<UUID> devices = Lots.add(recycler, source, Devices.laptop(1_800_000));
        Lots.close(recycler, source);
        UUID target = Lots.open(recycler);
        Movements.tryToTransfer(recycler, source, target).then().statusCode(201);

        takeBack(target, source)
                .then()
                .statusCode(200)
                .body("listedMassMg", equalTo(0))
                .body("devices", equalTo(0));

        Lots.get(recycler, source).then().body("stockMassMg", equalTo(1_800_000));
        recycler.request()
                .queryParam("device", devices.get(0).toString())
                .get("/v1/lots")
                .then()
                .body("items.id", contains(source.toString()));
        takeBack(target, source).then().statusCode(404);
    }

    @Test
    void leavesAClosedLotAsItIs() {
        UUID source = Lots.closedWithLine(recycler, 1, 1_000);
        UUID target = Lots.open(recycler);
        Movements.tryToTransfer(recycler, source, target).then().statusCode(201);
        Lots.close(recycler, target);

        takeBack(target, source).then().statusCode(409).body("type", equalTo("/problems/state-conflict"));
        Movements.tryToTransfer(recycler, Lots.closedWithLine(recycler, 1, 1_000), target)
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/state-conflict"));
    }

    @Test
    void refusesMoreThanIsLeftAndWhatIsNotHeld() {
        UUID source = Lots.closedWithLine(recycler, 1, 1_000);
        UUID target = Lots.open(recycler);

        Movements.tryToTransfer(recycler, source, target, 1_001)
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/mass-exceeded"))
                .body("remainingMg", equalTo(1_000));
        Movements.tryToTransfer(recycler, target, target).then().statusCode(422);
        Movements.tryToTransfer(recycler, Lots.closedWithLine(TestKeys.organisation(Role.RECYCLER), 1, 1_000), target)
                .then()
                .statusCode(422)
                .body("errors.code", contains("unknown-lot"));
        Lots.get(recycler, target).then().body("listedMassMg", equalTo(0));
    }

    @Test
    void refusesAPartOfALotWithDevices() {
        UUID source = Lots.closedWith(recycler, Devices.laptop(1_800_000), Devices.laptop(1_800_000));

        Movements.tryToTransfer(recycler, source, Lots.open(recycler), 1_800_000)
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/state-conflict"));
    }

    @Test
    void neverMovesMoreThanThereWasHoweverManyTakeAtTheSameTime() {
        UUID source = Lots.closedWithLine(recycler, 1, 1_000);
        List<UUID> targets = Stream.generate(() -> Lots.open(recycler)).limit(8).toList();

        List<Integer> answers = Parallel.run(targets.stream()
                .<Callable<Integer>>map(target -> () ->
                        Movements.tryToTransfer(recycler, source, target, 300).statusCode())
                .toList());

        assertThat(answers).filteredOn(status -> status == 201).hasSize(3);
        Lots.get(recycler, source).then().body("stockMassMg", equalTo(100)).body("movedMassMg", equalTo(900));
        assertThat(targets.stream()
                        .mapToInt(target -> Lots.get(recycler, target).path("listedMassMg"))
                        .sum())
                .isEqualTo(900);
    }

    private Response takeBack(UUID target, UUID source) {
        return recycler.request().delete("/v1/lots/{id}/transfers/{from}", target, source);
    }
}
