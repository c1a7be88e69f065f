package org.circulog.lot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.circulog.testing.ApiTest;
import org.circulog.testing.Corrections;
import org.circulog.testing.Devices;
import org.circulog.testing.Events;
import org.circulog.testing.JsonBody;
import org.circulog.testing.Lots;
import org.circulog.testing.Parallel;
import org.circulog.testing.TestKeys.TestOrganisation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ApiTest
class LotDevicesTest {
    private static final String CSV = "text/csv";
    private static final String NDJSON = "application/x-ndjson";

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
    void takesKnownDevicesByIdAndByIdentifierAndRegistersOthers() {
        JsonBody imei = Devices.imei();
        UUID byId = Devices.registered(recycler, Devices.laptop(2_000_000));
        UUID byIdentifier = Devices.registered(recycler, Devices.of(imei, Devices.PHONES));

        Response added = Lots.tryToAdd(recycler, lot, Devices.of(byId), Devices.known(imei), Devices.laptop(1_500_000));

        added.then()
                .statusCode(200)
                .body("added", is(3))
                .body("items.index", contains(0, 1, 2))
                .body("items.status", everyItem(is("ADDED")))
                .body("items.warnings.flatten()", hasSize(0));
        List<String> ids = added.path("items.deviceId");
        assertThat(ids.subList(0, 2)).containsExactly(byId.toString(), byIdentifier.toString());
        recycler.request().get("/v1/devices/{id}", ids.get(2)).then().body("massMg", is(1_500_000));
        Lots.manifest(recycler, lot)
                .then()
                .body("devices.deviceId", is(ids))
                .body("devices.massBasis", contains("MEASURED", "CATEGORY_DEFAULT", "MEASURED"))
                .body("totals.devices", is(3));
        Lots.get(recycler, lot).then().body("devices", is(3)).body("pieces", is(3));
    }

    @Test
    void takesADeviceOnceHoweverOftenItIsSent() {
        JsonBody laptop = Devices.laptop(2_000_000);

        Response within = Lots.tryToAdd(recycler, lot, laptop, laptop);
        Response again = Lots.tryToAdd(recycler, lot, laptop);

        within.then().body("items.status", contains("ADDED", "ALREADY_IN")).body("alreadyIn", is(1));
        again.then().body("items.status", contains("ALREADY_IN")).body("items.deviceId", contains(deviceOf(within)));
        Lots.get(recycler, lot).then().body("devices", is(1)).body("listedMassMg", is(2_000_000));
    }

    @Test
    void leavesTheNeighboursOfABadOneAlone() {
        Response added = Lots.tryToAdd(
                recycler,
                lot,
                Devices.phone(),
                Devices.of(UUID.randomUUID()),
                Devices.of(Devices.serial(), "9999"),
                Devices.phone().with("/category", "phone"),
                Devices.known(Devices.serial()),
                Devices.known(Devices.identifier("IMEI", "490154203237519")),
                JsonBody.of(Map.of()),
                Devices.phone());

        added.then()
                .statusCode(200)
                .body("added", is(2))
                .body("rejected", is(6))
                .body(
                        "items.findAll { it.problem }.problem.type.collect { it - '/problems/' }",
                        contains(
                                "unknown-device",
                                "invalid-content",
                                "invalid-content",
                                "invalid-content",
                                "invalid-content",
                                "invalid-content"))
                .body(
                        "items.findAll { it.problem?.errors }.problem.errors.pointer.flatten()",
                        contains("/category", "/category", "/category", "/identifiers/0/value", ""));
        Lots.get(recycler, lot).then().body("devices", is(2));
    }

    @Test
    void saysWhatDiffersFromTheRecordAndAddsIdentifiers() {
        JsonBody imei = Devices.imei();
        JsonBody serial = Devices.serial();
        UUID device = Devices.registered(recycler, Devices.of(imei, Devices.PHONES));
        JsonBody named = JsonBody.of(Map.of("identifiers", List.of(imei, serial), "category", Devices.LAPTOPS));

        Response added = Lots.tryToAdd(recycler, lot, named);
        Response assumed = Lots.tryToAdd(recycler, lot, Devices.known(Devices.imei()));

        added.then()
                .body("items.warnings.flatten().code", contains("device-facts-differ"))
                .body("items.warnings.flatten().pointer", contains("/category"));
        assumed.then().body("items.warnings.flatten().code", contains("category-assumed"));
        recycler.request()
                .get("/v1/devices/{id}", device)
                .then()
                .body("identifiers.scheme", containsInAnyOrder("IMEI", "SERIAL"));
    }

    @Test
    void refusesIdentifiersOfTwoDevices() {
        JsonBody one = Devices.imei();
        JsonBody other = Devices.imei();
        Devices.registered(recycler, Devices.of(one, Devices.PHONES));
        Devices.registered(recycler, Devices.of(other, Devices.PHONES));

        Response added = Lots.tryToAdd(recycler, lot, Devices.known(one, other));

        added.then()
                .body("items.problem.type", contains("/problems/identifiers-disagree"))
                .body("items.problem.devices.flatten()", hasSize(2));
    }

    @Test
    void namesTheOtherLotOnlyToItsHolder() {
        TestOrganisation other = Events.recorder();
        UUID device = Lots.add(recycler, lot, Devices.phone()).get(0);

        Response own = Lots.tryToAdd(recycler, Lots.open(recycler), Devices.of(device));
        Response foreign = Lots.tryToAdd(other, Lots.open(other), Devices.of(device));

        own.then()
                .body("items.problem.type", contains("/problems/device-in-lot"))
                .body("items.problem.lotId", contains(lot.toString()));
        foreign.then()
                .body("items.problem.type", contains("/problems/device-in-lot"))
                .body("items.problem.lotId", contains(nullValue()))
                .body("items.deviceId", contains(device.toString()));
        assertThat(foreign.asString())
                .doesNotContain(lot.toString())
                .doesNotContain(recycler.id().toString());
    }

    @Test
    void letsADeviceGoFromAnOpenLot() {
        UUID device = Lots.add(recycler, lot, Devices.laptop(2_000_000), Devices.laptop(1_000_000))
                .get(0);

        Response removed = remove(device);
        Response again = remove(device);

        removed.then().statusCode(204);
        again.then().statusCode(404);
        Lots.get(recycler, lot).then().body("devices", is(1)).body("listedMassMg", is(1_000_000));
        Lots.manifest(recycler, lot).then().body("devices.deviceId", not(contains(device.toString())));
        Lots.add(recycler, Lots.open(recycler), Devices.of(device));
    }

    @Test
    void takesADeviceOutOfAClosedLotOnceItIsUsedAgain() throws SQLException {
        UUID device = Devices.registered(recycler, Devices.laptop(2_000_000));
        Events.record(recycler, Events.recycling(Devices.of(device), "2024-05-01", "COLLECTED"));
        UUID closed = Lots.closedWith(recycler, Devices.of(device));
        setClosedAt(closed, "2024-05-15T12:00:00Z");

        Response before = Lots.tryToAdd(recycler, lot, Devices.of(device));
        Events.recordAll(
                recycler,
                Events.reuse(Devices.of(device), "2024-06-01"),
                Events.recycling(Devices.of(device), "2025-02-01", "COLLECTED"));
        Response after = Lots.tryToAdd(recycler, lot, Devices.of(device));

        before.then().body("items.problem.type", contains("/problems/device-in-lot"));
        after.then().body("items.status", contains("ADDED"));
        Lots.manifest(recycler, closed).then().body("devices.deviceId", contains(device.toString()));
        recycler.request()
                .queryParam("device", device)
                .get("/v1/lots")
                .then()
                .body("items.id", contains(lot.toString()));
    }

    @Test
    void refusesWhatIsNotThereAnyMore() {
        UUID device = Devices.registered(recycler, Devices.phone());
        Events.record(recycler, Events.withdrawal(Devices.of(device), "2024-05-01", "DISPOSED"));

        Response added = Lots.tryToAdd(recycler, lot, Devices.of(device));

        added.then().body("items.problem.type", contains("/problems/state-conflict"));
    }

    @Test
    void takesATreatedDeviceWithWhatIsLeftOfIt() {
        UUID device = Devices.registered(recycler, Devices.laptop(2_000_000));
        Events.recordAll(
                recycler,
                Events.recycling(Devices.of(device), "2024-05-01", "TREATED"),
                Events.recovery(Devices.of(device), "2024-05-02", Events.output("COPPER", 500_000, "RECYCLED")));

        Lots.add(recycler, lot, Devices.of(device));

        Lots.manifest(recycler, lot).then().body("devices.massMg", contains(1_500_000));
    }

    @Test
    void findsAMergedDeviceByEitherId() {
        UUID device = Devices.registered(recycler, Devices.phone());
        UUID duplicate = Devices.registered(recycler, Devices.phone());
        Lots.add(recycler, lot, Devices.of(device));
        Corrections.merge(recycler, device, duplicate).then().statusCode(200);

        Response again = Lots.tryToAdd(recycler, lot, Devices.of(duplicate));
        Response removed = remove(duplicate);

        again.then().body("items.status", contains("ALREADY_IN")).body("items.deviceId", contains(device.toString()));
        removed.then().statusCode(204);
        Lots.get(recycler, lot).then().body("devices", is(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {CSV, NDJSON})
    void takesMoreDevicesFromAFileThanOneTransactionAdds(String mediaType) {
        int known = 700;
        List<JsonBody> serials = Stream.generate(Devices::serial).limit(1_500).toList();
        Lots.addFile(recycler, lot, NDJSON, linesOf(serials.subList(0, known)))
                .then()
                .body("added", is(known));
        String file = mediaType.equals(CSV) ? tableOf(serials) : linesOf(serials);

        Response all = Lots.addFile(recycler, lot, mediaType, file);
        Response repeat = Lots.addFile(recycler, lot, mediaType, file);

        all.then()
                .statusCode(200)
                .body("added", is(1_500 - known))
                .body("alreadyIn", is(known))
                .body("rejected", is(0));
        repeat.then().body("alreadyIn", is(1_500)).body("items", hasSize(1_500));
        Lots.get(recycler, lot).then().body("devices", is(1_500)).body("listedMassMg", is(1_500_000));
        Response closed = Lots.tryToClose(recycler, lot);
        closed.then().statusCode(200).body("input.massMg", is(1_500_000));
        Lots.manifest(recycler, lot).then().body("devices", hasSize(1_500)).body("totals.massMg", is(1_500_000));
    }

    @Test
    void leavesTheNeighboursOfABadRowAlone() {
        JsonBody laptop = Devices.serial();
        String file = String.join(
                "\r\n",
                "\uFEFFscheme,value, issuer,category,massMg,model,id",
                "SERIAL," + laptop.text("/value") + ",Fairphone,0303,2000000,\"FP,3\",",
                "",
                "IMEI,490154203237519,,0306,,,",
                "SERIAL,A77,Fairphone,0303,2.5,,",
                "SERIAL,A77,Fairphone,0303,many,,",
                "SERIAL,A77,Fairphone,0303,0,,",
                "BARCODE,A77,,0303,,,",
                ",,,0303,,,",
                ",,,,,,abc",
                "SERIAL,A77,Fairphone",
                "SERIAL," + laptop.text("/value") + ",Fairphone,,,,",
                "IMEI," + Devices.imeiText() + ",,0306,,,");

        Response added = Lots.addFile(recycler, lot, CSV, file);

        added.then()
                .statusCode(200)
                .body(
                        "items.status.collect { it[0..1] }",
                        contains("AD", "RE", "RE", "RE", "RE", "RE", "RE", "RE", "RE", "AL", "AD"))
                .body(
                        "items.findAll { it.problem }.problem.errors.collect { it[0].pointer }",
                        contains(
                                "/identifiers/0/value",
                                "/massMg",
                                "/massMg",
                                "/massMg",
                                "/identifiers/0/scheme",
                                "",
                                "/id",
                                ""));
        recycler.request()
                .get("/v1/devices/{id}", added.<String>path("items[0].deviceId"))
                .then()
                .body("model", is("FP,3"))
                .body("massMg", is(2_000_000));
    }

    @Test
    void leavesTheNeighboursOfABadLineAlone() {
        String file = String.join(
                "\n",
                Devices.phone().toString(),
                "",
                "{\"identifiers\": [",
                "[]",
                Devices.phone().with("/colour", "red").toString(),
                "{\"note\": \"" + "x".repeat(40_000) + "\"}",
                Devices.phone().toString());

        Response added = Lots.addFile(recycler, lot, NDJSON, file);

        added.then()
                .statusCode(200)
                .body("items.index", contains(0, 1, 2, 3, 4, 5))
                .body("added", is(2))
                .body("items.findAll { it.problem }.problem.status", contains(400, 422, 422, 413))
                .body("items[3].problem.errors.pointer", contains("/colour"));
    }

    @Test
    void rejectsARowWhoseQuoteStaysOpen() {
        String file = "scheme,value,category,model\nIMEI," + Devices.imeiText() + ",0306,\"FP3\nIMEI,"
                + Devices.imeiText() + ",0306,FP3\n";

        Response added = Lots.addFile(recycler, lot, CSV, file);

        added.then()
                .body("items.status", contains("REJECTED"))
                .body("items.problem.errors.pointer.flatten()", contains("/model"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id,colour\n0197a1c0-2b7d-7e10-8f42-6a5d0c9b3e21,red",
                "id,id\n0197a1c0-2b7d-7e10-8f42-6a5d0c9b3e21,",
                "scheme,issuer\nIMEI,",
                "id;scheme;value\n;IMEI;490154203237518",
                "id\n"
            })
    void refusesATableThatNamesNoDevices(String file) {
        Response refused = Lots.addFile(recycler, lot, CSV, file);

        refused.then().statusCode(422).body("type", is("/problems/invalid-content"));
    }

    @Test
    void refusesAFileThatCannotBeRead() {
        Response empty = Lots.addFile(recycler, lot, CSV, "\n");
        Response wide = Lots.addFile(recycler, lot, CSV, "id\n\"" + "x".repeat(70_000) + "\"\n");
        Response noLines = Lots.addFile(recycler, lot, NDJSON, "\n\n");
        Response latin = recycler.request()
                .contentType(CSV)
                .body(new byte[] {'i', 'd', '\n', (byte) 0xE9})
                .post("/v1/lots/{id}/devices", lot);

        assertThat(List.of(empty, wide, latin))
                .allSatisfy(answer -> answer.then().statusCode(400).body("type", is("/problems/malformed-request")));
        noLines.then().statusCode(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {CSV, NDJSON})
    void refusesAFileThatIsTooLarge(String mediaType) {
        String row = mediaType.equals(CSV) ? UUID.randomUUID().toString() : "{\"id\":\"" + UUID.randomUUID() + "\"}";
        String many = "id\n" + (row + "\n").repeat(10_001);
        String large = "id\n" + ("x".repeat(1_000) + "\n").repeat(17_000);

        Response tooMany = Lots.addFile(recycler, lot, mediaType, many);
        Response tooLarge = Lots.addFile(recycler, lot, mediaType, large);

        assertThat(List.of(tooMany, tooLarge))
                .allSatisfy(answer -> answer.then().statusCode(413).body("type", is("/problems/payload-too-large")));
        Lots.get(recycler, lot).then().body("devices", is(0));
    }

    @Test
    void takesHundredsOfDevicesFromADocument() {
        JsonBody[] devices =
                Stream.generate(() -> Devices.of(UUID.randomUUID())).limit(400).toArray(JsonBody[]::new);

        Response added = Lots.tryToAdd(recycler, lot, devices);

        added.then().statusCode(200).body("rejected", is(400)).body("items", hasSize(400));
    }

    @Test
    void refusesADocumentThatIsNoListOfDevices() {
        for (String body : List.of("{}", "{\"devices\": []}", "{\"devices\": [null]}", "{\"devices\": [{\"a\": 1}]}")) {
            Response refused =
                    recycler.request().contentType(ContentType.JSON).body(body).post("/v1/lots/{id}/devices", lot);

            refused.then().statusCode(422);
        }
    }

    /** Each lot asks for all devices, the one from the first to the last and the other the other way round. */
    @Test
    void givesADeviceToOneOfTwoLotsThatRaceForIt() {
        TestOrganisation rival = Events.recorder();
        UUID rivalLot = Lots.open(rival);
        Lots.addFile(recycler, lot, NDJSON, linesOf(List.of(Devices.serial())));
        List<JsonBody> known = Stream.generate(Devices::serial).limit(60).toList();
        known.forEach(serial -> Devices.registered(recycler, Devices.of(serial, Devices.LAPTOPS)));
        List<JsonBody> contested = Stream.concat(
                        known.stream(), Stream.generate(Devices::serial).limit(40))
                .collect(Collectors.toList());
        List<JsonBody> reversed = Stream.iterate(contested.size() - 1, at -> at >= 0, at -> at - 1)
                .map(contested::get)
                .toList();

        List<List<Response>> answers = Parallel.run(
                List.of(() -> addOneByOne(recycler, lot, contested), () -> addOneByOne(rival, rivalLot, reversed)));

        List<String> own = addedBy(answers.get(0));
        List<String> rivals = addedBy(answers.get(1));
        assertThat(own).doesNotContainAnyElementsOf(rivals);
        assertThat(own.size() + rivals.size()).isEqualTo(contested.size());
        assertThat(devicesIn(recycler, lot)).hasSize(own.size() + 1).containsAll(own);
        assertThat(devicesIn(rival, rivalLot)).containsExactlyInAnyOrderElementsOf(rivals);
        Lots.close(recycler, lot);
        Lots.close(rival, rivalLot);
    }

    @Test
    void givesADeviceToOneOfTwoFilesThatRaceForIt() {
        TestOrganisation rival = Events.recorder();
        UUID rivalLot = Lots.open(rival);
        List<JsonBody> contested = Stream.generate(Devices::serial).limit(2_000).collect(Collectors.toList());
        String file = linesOf(contested);
        Collections.reverse(contested);
        String reversed = linesOf(contested);

        List<Response> answers = Parallel.run(List.of(
                () -> Lots.addFile(recycler, lot, NDJSON, file),
                () -> Lots.addFile(rival, rivalLot, NDJSON, reversed)));

        List<String> own = addedBy(answers.subList(0, 1));
        List<String> rivals = addedBy(answers.subList(1, 2));
        assertThat(own).doesNotContainAnyElementsOf(rivals);
        assertThat(own.size() + rivals.size()).isEqualTo(contested.size());
        assertThat(devicesIn(recycler, lot)).containsExactlyInAnyOrderElementsOf(own);
        assertThat(devicesIn(rival, rivalLot)).containsExactlyInAnyOrderElementsOf(rivals);
    }

    private static List<Response> addOneByOne(TestOrganisation organisation, UUID lot, List<JsonBody> serials) {
        return IntStream.range(0, serials.size() / 5)
                .mapToObj(chunk -> serials.subList(chunk * 5, chunk * 5 + 5))
                .map(serial -> Lots.addFile(organisation, lot, NDJSON, linesOf(serial)))
                .toList();
    }

    private static List<String> addedBy(List<Response> answers) {
        return answers.stream()
                .flatMap(
                        answer -> JsonPath.from(answer.asString())
                                .<String>getList("items.findAll { it.status == 'ADDED' }.deviceId")
                                .stream())
                .toList();
    }

    private static List<String> devicesIn(TestOrganisation organisation, UUID lot) {
        return Lots.manifest(organisation, lot).path("devices.deviceId");
    }

    private static String linesOf(List<JsonBody> serials) {
        return serials.stream()
                .map(serial -> Devices.of(serial, Devices.LAPTOPS).with("/massMg", 1_000) + "\n")
                .collect(Collectors.joining());
    }

    private static String tableOf(List<JsonBody> serials) {
        return serials.stream()
                .map(serial -> "SERIAL," + serial.text("/value") + ",Fairphone,0303,1000\n")
                .collect(Collectors.joining("", "scheme,value,issuer,category,massMg\n", ""));
    }

    private void setClosedAt(UUID closed, String instant) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement update =
                        connection.prepareStatement("UPDATE lot SET closed_at = ?::timestamptz WHERE lot_id = ?")) {
            update.setString(1, instant);
            update.setObject(2, closed);
            update.executeUpdate();
        }
    }

    private static String deviceOf(Response added) {
        return added.path("items[0].deviceId");
    }

    private Response remove(UUID device) {
        return recycler.request().delete("/v1/lots/{id}/devices/{device}", lot, device);
    }
}
