package org.circulog.lot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.circulog.organisation.Role;
import org.circulog.testing.ApiTest;
import org.circulog.testing.Devices;
import org.circulog.testing.JsonBody;
import org.circulog.testing.Lots;
import org.circulog.testing.Movements;
import org.circulog.testing.Parallel;
import org.circulog.testing.TestKeys;
import org.circulog.testing.TestKeys.TestOrganisation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ApiTest
class SplitTest {
    private TestOrganisation recycler;

    @BeforeEach
    void makeRecycler() {
        recycler = TestKeys.organisation(Role.RECYCLER);
    }

    @Test
    void conservesMassPiecesAndDevices() {
        UUID lot = Lots.open(recycler);
        List<UUID> devices = Lots.add(recycler, lot, Devices.laptop(1_800_000), Devices.laptop(1_900_000));
        Lots.addLine(recycler, lot, Devices.PHONES, 500, 80_000_000);
        Lots.weigh(recycler, lot, 83_000_000);
        Lots.close(recycler, lot);

        List<UUID> parts = Movements.split(
                recycler,
                lot,
                Map.of("name", "A", "massMg", 50_000_000, "pieces", 301, "devices", List.of(devices.get(1))),
                Map.of("massMg", 33_000_000, "pieces", 201, "remainingDevices", true));

        Lots.get(recycler, lot).then().body("stockMassMg", equalTo(0)).body("movedMassMg", equalTo(83_000_000));
        Lots.get(recycler, parts.get(0))
                .then()
                .body("name", equalTo("A"))
                .body("state", equalTo("CLOSED"))
                .body("input.massMg", equalTo(50_000_000))
                .body("pieces", equalTo(301))
                .body("devices", equalTo(1));
        Lots.manifest(recycler, parts.get(0))
                .then()
                .body("devices.deviceId", contains(devices.get(1).toString()))
                .body("devices.fromLotId", everyItem(equalTo(lot.toString())))
                .body("lines.pieces", contains(300));
        Lots.manifest(recycler, parts.get(1))
                .then()
                .body("devices.deviceId", contains(devices.get(0).toString()))
                .body("lines.pieces", contains(200));
        Lots.manifest(recycler, lot).then().body("devices.size()", equalTo(2));
    }

    @Test
    void splitsThePartsAgain() {
        UUID lot = Lots.closedWithLine(recycler, 10, 1_001);

        List<UUID> halves = Movements.split(recycler, lot, Movements.part(500, 5), Movements.part(501, 5));
        List<UUID> quarters = Movements.split(recycler, halves.get(1), Movements.part(250, 2), Movements.part(251, 3));

        Lots.get(recycler, quarters.get(1))
                .then()
                .body("input.massMg", equalTo(251))
                .body("pieces", equalTo(3));
        Lots.manifest(recycler, quarters.get(0)).then().body("lines.pieces.sum()", equalTo(2));
    }

    @Test
    void refusesWhatIsNotConserved() {
        UUID lot = Lots.closedWithLine(recycler, 10, 1_000);

        Movements.tryToSplit(recycler, lot, List.of(Movements.part(500, 5), Movements.part(501, 4)))
                .then()
                .statusCode(422)
                .body("errors.code", contains("mass-not-conserved", "pieces-not-conserved"));

        Lots.get(recycler, lot).then().body("stockMassMg", equalTo(1_000));
    }

    @Test
    void refusesOpenLotsEmptyLotsAndThoseOfOthers() {
        UUID open = Lots.open(recycler);
        Lots.addLine(recycler, open, Devices.PHONES, 10, 1_000);
        UUID split = Lots.closedWithLine(recycler, 10, 1_000);
        Movements.split(recycler, split, Movements.part(500, 5), Movements.part(500, 5));
        List<Map<String, Object>> halves = List.of(Movements.part(500, 5), Movements.part(500, 5));

        Movements.tryToSplit(recycler, open, halves)
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/state-conflict"));
        Movements.tryToSplit(recycler, split, halves)
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/state-conflict"));
        Movements.tryToSplit(TestKeys.organisation(Role.RECYCLER), split, halves)
                .then()
                .statusCode(404);
    }

    @Test
    void splitsOnceHoweverManyAskAtTheSameTime() {
        UUID lot = Lots.closedWithLine(recycler, 10, 1_000);

        List<Integer> answers = Parallel.run(
                8,
                () -> Movements.tryToSplit(recycler, lot, List.of(Movements.part(500, 5), Movements.part(500, 5)))
                        .statusCode());

        assertThat(answers).containsOnlyOnce(201);
        Lots.get(recycler, lot).then().body("movedMassMg", equalTo(1_000));
    }

    @Test
    void tellsTheDevicesWhereTheyAreNow() {
        List<JsonBody> laptops =
                Stream.generate(() -> Devices.laptop(1_800_000)).limit(3).toList();
        UUID lot = Lots.open(recycler);
        List<UUID> devices = new ArrayList<>(Lots.add(recycler, lot, laptops.toArray(JsonBody[]::new)));
        Lots.close(recycler, lot);

        List<UUID> parts = Movements.split(
                recycler,
                lot,
                Map.of("massMg", 1_800_000, "devices", devices.subList(0, 1)),
                Map.of("massMg", 3_600_000, "remainingDevices", true));

        recycler.request()
                .queryParam("device", devices.get(2).toString())
                .get("/v1/lots")
                .then()
                .body("items.id", contains(parts.get(1).toString()));
        UUID other = Lots.open(recycler);
        Lots.tryToAdd(recycler, other, Devices.of(devices.get(0)))
                .then()
                .body("items.problem.type", hasItem("/problems/device-in-lot"));
    }
}
