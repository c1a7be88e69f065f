package org.circulog.lot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.circulog.organisation.Role;
import org.circulog.testing.ApiTest;
import org.circulog.testing.Corrections;
import org.circulog.testing.Devices;
import org.circulog.testing.Events;
import org.circulog.testing.Lots;
import org.circulog.testing.Parallel;
import org.circulog.testing.TestKeys;
import org.circulog.testing.TestKeys.TestOrganisation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ApiTest
class LotClosingTest {
    @Inject
    DataSource database;

    private TestOrganisation recycler;
    private UUID lot;

    @BeforeEach
    void givenAnOpenLot() {
        recycler = Events.recorder();
        lot = Lots.open(recycler);
    }

    @Test
    void takesTheNetMassForTheInputIfTheLotWasWeighed() {
        Lots.add(recycler, lot, Devices.laptop(2_000_000));
        Lots.weigh(recycler, lot, 2_100_000);

        Response closed = Lots.tryToClose(recycler, lot);

        closed.then()
                .statusCode(200)
                .body("state", is("CLOSED"))
                .body("input.massMg", is(2_100_000))
                .body("input.basis", is("MEASURED"))
                .body("listedMassMg", is(2_000_000))
                .body("stockMassMg", is(2_100_000))
                .body("closure", is(0.0F))
                .body("closedAt", notNullValue());
        Lots.get(recycler, lot).then().header("ETag", is(closed.header("ETag")));
    }

    @Test
    void takesTheSumOfDevicesAndLinesForTheInputOfOthers() {
        Lots.add(recycler, lot, Devices.laptop(2_000_000));
        Lots.addLine(recycler, lot, "0201", 3, 500_000);

        Response closed = Lots.tryToClose(recycler, lot);

        closed.then().body("pieces", is(4)).body("input.massMg", is(2_500_000)).body("input.basis", is("DECLARED"));
    }

    @Test
    void knowsALotOfAveragesAsSuch() {
        Lots.add(recycler, lot, Devices.phone());

        Response closed = Lots.tryToClose(recycler, lot);

        closed.then().body("input.basis", is("CATEGORY_DEFAULT"));
    }

    @Test
    void looksAtTheDevicesOnceMore() {
        UUID weighed = Lots.add(recycler, lot, Devices.phone()).get(0);
        UUID stays = Lots.add(recycler, lot, Devices.laptop(2_000_000)).get(0);
        Lots.addLine(recycler, lot, "0201", 3, 500_000);
        weigh(weighed, 170_000);

        Response closed = Lots.tryToClose(recycler, lot);

        closed.then()
                .body("listedMassMg", is(2_670_000))
                .body("input.massMg", is(2_670_000))
                .body("input.basis", is("DECLARED"));
        Lots.manifest(recycler, lot)
                .then()
                .body("devices.deviceId", contains(weighed.toString(), stays.toString()))
                .body("devices.massMg", contains(170_000, 2_000_000))
                .body("devices.massBasis", contains("MEASURED", "MEASURED"))
                .body("totals.massMg", is(2_670_000));
    }

    @Test
    void givesTheMassOfItsDevicesToTheLot() throws SQLException {
        UUID device = Lots.add(recycler, lot, Devices.laptop(2_000_000)).get(0);
        Long before = lottedMg(device);

        Lots.close(recycler, lot);

        assertThat(before).isNull();
        assertThat(lottedMg(device)).isEqualTo(2_000_000);
    }

    @Test
    void countsTwoRecordsThatWereMergedAsOneDevice() {
        UUID device = Lots.add(recycler, lot, Devices.laptop(2_000_000)).get(0);
        UUID duplicate = Lots.add(recycler, lot, Devices.laptop(2_000_000)).get(0);
        Corrections.merge(recycler, device, duplicate).then().statusCode(200);

        Response closed = Lots.tryToClose(recycler, lot);

        closed.then().body("devices", is(1)).body("pieces", is(1)).body("input.massMg", is(2_000_000));
        Lots.manifest(recycler, lot).then().body("devices.deviceId", contains(device.toString()));
    }

    @Test
    void leavesADeviceToTheLotOfTheRecordThatWasKept() {
        UUID otherLot = Lots.open(recycler);
        UUID kept = Lots.add(recycler, otherLot, Devices.laptop(2_000_000)).get(0);
        UUID duplicate = Lots.add(recycler, lot, Devices.laptop(2_000_000)).get(0);
        Corrections.merge(recycler, kept, duplicate).then().statusCode(200);

        Response empty = Lots.tryToClose(recycler, lot);
        Response other = Lots.tryToClose(recycler, otherLot);

        empty.then().statusCode(409).body("type", is("/problems/state-conflict"));
        other.then().statusCode(200).body("devices", is(1));
    }

    @Test
    void countsARecordThatWasMergedIntoOneOutsideOfTheLot() throws SQLException {
        UUID kept = Devices.registered(recycler, Devices.laptop(2_000_000));
        UUID duplicate = Lots.add(recycler, lot, Devices.laptop(2_000_000)).get(0);
        Corrections.merge(recycler, kept, duplicate).then().statusCode(200);

        Lots.close(recycler, lot);

        Lots.manifest(recycler, lot).then().body("devices.deviceId", contains(kept.toString()));
        assertThat(lottedMg(kept)).isEqualTo(2_000_000);
    }

    @Test
    void refusesToCloseOverWhatIsGone() {
        UUID gone = Lots.add(recycler, lot, Devices.phone()).get(0);
        Lots.add(recycler, lot, Devices.phone());
        Events.record(recycler, Events.withdrawal(Devices.of(gone), "2024-05-01", "STOLEN"));

        Response refused = Lots.tryToClose(recycler, lot);
        recycler.request()
                .delete("/v1/lots/{id}/devices/{device}", lot, gone)
                .then()
                .statusCode(204);
        Response closed = Lots.tryToClose(recycler, lot);

        refused.then()
                .statusCode(409)
                .body("type", is("/problems/state-conflict"))
                .body("devices", contains(gone.toString()));
        closed.then().statusCode(200).body("devices", is(1));
    }

    @Test
    void freezesTheManifestUnderItsHash() {
        UUID device = Lots.add(recycler, lot, Devices.phone()).get(0);
        Lots.addLine(recycler, lot, "0201", 3, 500_000);
        Lots.close(recycler, lot);
        Response manifest = Lots.manifest(recycler, lot);

        weigh(device, 170_000);

        String hash = Lots.get(recycler, lot).path("manifestSha256");
        Response later = Lots.manifest(recycler, lot);
        assertThat(hash).isEqualTo(sha256(manifest.asByteArray()));
        assertThat(later.asByteArray()).isEqualTo(manifest.asByteArray());
        manifest.then().header("ETag", is("\"" + hash + "\""));
        recycler.request()
                .header("If-None-Match", manifest.header("ETag"))
                .get("/v1/lots/{id}/manifest", lot)
                .then()
                .statusCode(304);
    }

    @Test
    void givesTheManifestOfAnOpenLotANewTagWithEachChange() {
        Lots.addLine(recycler, lot, "0201", 3, 500_000);
        String before = Lots.manifest(recycler, lot).header("ETag");
        Response same = recycler.request().header("If-None-Match", before).get("/v1/lots/{id}/manifest", lot);

        Lots.add(recycler, lot, Devices.phone());

        Response changed = recycler.request().header("If-None-Match", before).get("/v1/lots/{id}/manifest", lot);
        same.then().statusCode(304);
        changed.then().statusCode(200).body("devices.size()", is(1)).body("lines.line", contains(1));
    }

    @Test
    void answersARepeatAsBefore() {
        Lots.addLine(recycler, lot, "0201", 3, 500_000);
        String tag = Lots.get(recycler, lot).header("ETag");

        Response first = close(tag);
        Response repeat = close(tag);

        first.then().statusCode(200);
        repeat.then().statusCode(200);
        assertThat(repeat.asString()).isEqualTo(first.asString());
    }

    @Test
    void closesOnlyWhatWasSeen() {
        String seen = Lots.get(recycler, lot).header("ETag");
        Lots.addLine(recycler, lot, "0201", 3, 500_000);

        Response refused = close(seen);

        refused.then().statusCode(412).body("type", is("/problems/precondition-failed"));
        Lots.get(recycler, lot).then().body("state", is("OPEN"));
    }

    @Test
    void refusesToCloseWhatIsEmpty() {
        Lots.weigh(recycler, lot, 5_000);

        Response refused = Lots.tryToClose(recycler, lot);

        refused.then().statusCode(409).body("type", is("/problems/state-conflict"));
    }

    @Test
    void doesNotChangeAnyMore() {
        UUID device = Lots.add(recycler, lot, Devices.phone()).get(0);
        int line = Lots.addLine(recycler, lot, "0201", 3, 500_000);
        Lots.close(recycler, lot);
        String before = Lots.get(recycler, lot).asString();

        List<Response> answers = List.of(
                Lots.tryToAdd(recycler, lot, Devices.phone()),
                Lots.addFile(recycler, lot, "text/csv", "id\n" + device + "\n"),
                recycler.request()
                        .contentType(ContentType.JSON)
                        .body("{\"netMassMg\": 5}")
                        .post("/v1/lots/{id}/weigh", lot),
                recycler.request()
                        .contentType(ContentType.JSON)
                        .body("{\"category\": \"0201\", \"massMg\": 5}")
                        .post("/v1/lots/{id}/lines", lot),
                recycler.request().delete("/v1/lots/{id}/lines/{line}", lot, line),
                recycler.request().delete("/v1/lots/{id}/devices/{device}", lot, device));

        assertThat(answers)
                .allSatisfy(answer -> answer.then().statusCode(409).body("type", is("/problems/state-conflict")));
        assertThat(Lots.get(recycler, lot).asString()).isEqualTo(before);
    }

    /** Whatever gets in before the lot is closed is in its input, and nothing else is. */
    @Test
    void conservesWhatIsAddedWhileItIsClosed() {
        Lots.addLine(recycler, lot, "0201", 1, 1_000);

        Parallel.run(List.of(
                () -> addLines(),
                () -> addLines(),
                () -> Lots.tryToAdd(recycler, lot, Devices.laptop(7_000)).statusCode(),
                () -> Lots.tryToClose(recycler, lot).statusCode()));

        Response closed = Lots.get(recycler, lot);
        long input = closed.<Number>path("input.massMg").longValue();
        Response manifest = Lots.manifest(recycler, lot);
        assertThat(input).isEqualTo(closed.<Number>path("listedMassMg").longValue());
        assertThat(input).isEqualTo(manifest.<Number>path("totals.massMg").longValue());
        assertThat(closed.<String>path("manifestSha256")).isEqualTo(sha256(manifest.asByteArray()));
    }

    @Test
    void isReadButNotChangedByWhoHandedItOver() throws SQLException {
        TestOrganisation next = TestKeys.organisation(Role.RECYCLER);
        Lots.addLine(recycler, lot, "0201", 3, 500_000);
        Lots.close(recycler, lot);
        handOver(next);

        Response seen = Lots.get(recycler, lot);
        Response closing = Lots.tryToClose(recycler, lot);

        seen.then().statusCode(200).body("holderId", is(next.id().toString()));
        Lots.manifest(recycler, lot).then().statusCode(200);
        recycler.request().get("/v1/lots").then().body("items.id", contains(lot.toString()));
        closing.then().statusCode(403).body("type", is("/problems/forbidden"));
        Lots.tryToClose(next, lot).then().statusCode(200);
    }

    private void weigh(UUID device, long massMg) {
        recycler.request()
                .contentType("application/merge-patch+json")
                .header("If-Match", "*")
                .body("{\"massBasis\": \"MEASURED\", \"massMg\": " + massMg + "}")
                .patch("/v1/devices/{id}", device)
                .then()
                .statusCode(200);
    }

    private int addLines() {
        int status = 201;
        for (int line = 0; line < 20 && status == 201; line++) {
            status = recycler.request()
                    .contentType(ContentType.JSON)
                    .body("{\"category\": \"0201\", \"massMg\": 10}")
                    .post("/v1/lots/{id}/lines", lot)
                    .statusCode();
        }
        return status;
    }

    private Response close(String tag) {
        return recycler.request().header("If-Match", tag).post("/v1/lots/{id}/close", lot);
    }

    private void handOver(TestOrganisation next) throws SQLException {
        String sql = """
                WITH handed_over AS (
                    INSERT INTO handover (handover_id, lot_id, from_id, to_id, state, offered_mg, offered_pieces,
                        accepted_lot, accepted_mg, accepted_pieces, received_mg, answered_at)
                    VALUES (gen_random_uuid(), ?, ?, ?, 'ACCEPTED', 1, 0, ?, 1, 0, 1, now())
                )
                UPDATE lot SET holder_id = ? WHERE lot_id = ?""";
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, lot);
            statement.setObject(2, recycler.id());
            statement.setObject(3, next.id());
            statement.setObject(4, lot);
            statement.setObject(5, next.id());
            statement.setObject(6, lot);
            statement.executeUpdate();
        }
    }

    private Long lottedMg(UUID device) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("SELECT lotted_mg FROM life WHERE device_id = ?")) {
            statement.setObject(1, device);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getObject(1, Long.class);
            }
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
