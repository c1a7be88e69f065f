package org.circulog.lot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.circulog.organisation.Role;
import org.circulog.testing.ApiTest;
import org.circulog.testing.Devices;
import org.circulog.testing.Lots;
import org.circulog.testing.TestKeys;
import org.circulog.testing.TestKeys.TestOrganisation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ApiTest
class LotTest {
    private TestOrganisation recycler;

    @BeforeEach
    void givenARecycler() {
        recycler = TestKeys.organisation(Role.RECYCLER);
    }

    @Test
    void opensAnEmptyLotInTheCountryOfItsHolder() {
        Response opened = post("/v1/lots", "{\"name\": \"Pallet 7\"}");

        opened.then()
                .statusCode(201)
                .header("Location", is("/v1/lots/" + opened.path("id")))
                .body("name", is("Pallet 7"))
                .body("country", is("GH"))
                .body("state", is("OPEN"))
                .body("stage", is("COLLECTED"))
                .body("holderId", is(recycler.id().toString()))
                .body("openedBy", is(recycler.id().toString()))
                .body("devices", is(0))
                .body("listedMassMg", is(0))
                .body("input", nullValue())
                .body("closure", nullValue());
        get(opened.path("id")).then().statusCode(200).header("ETag", is(opened.header("ETag")));
    }

    @ParameterizedTest
    @CsvSource({
        "/name, '{\"country\": \"GH\"}'",
        "/name, '{\"name\": \"\"}'",
        "/country, '{\"name\": \"x\", \"country\": \"XX\"}'",
        "/category, '{\"name\": \"x\", \"category\": \"9999\"}'",
        "/category, '{\"name\": \"x\", \"category\": \"phones\"}'",
        "/colour, '{\"name\": \"x\", \"colour\": \"red\"}'"
    })
    void refusesALotThatMakesNoSense(String pointer, String request) {
        Response refused = post("/v1/lots", request);

        refused.then().statusCode(422).body("errors.pointer", contains(pointer));
    }

    @Test
    void savesTheBodyForWhoHasIt() {
        UUID lot = Lots.open(recycler);
        String tag = Lots.get(recycler, lot).header("ETag");

        Response unchanged = recycler.request().header("If-None-Match", tag).get("/v1/lots/{id}", lot);
        Lots.addLine(recycler, lot, "0201", 3, 1_000);
        Response changed = recycler.request().header("If-None-Match", tag).get("/v1/lots/{id}", lot);

        unchanged.then().statusCode(304);
        changed.then().statusCode(200).body("listedMassMg", is(1_000));
    }

    @Test
    void doesNotExistForOthers() {
        TestOrganisation other = TestKeys.organisation(Role.values());
        UUID lot = Lots.open(recycler);
        UUID device = Lots.add(recycler, lot, Devices.phone()).get(0);
        int line = Lots.addLine(recycler, lot, "0201", 3, 1_000);

        List<Response> answers = List.of(
                Lots.get(other, lot),
                Lots.manifest(other, lot),
                Lots.tryToAdd(other, lot, Devices.phone()),
                Lots.addFile(other, lot, "text/csv", "id\n" + device + "\n"),
                Lots.tryToClose(other, lot),
                json(other, "{\"netMassMg\": 5}").post("/v1/lots/{id}/weigh", lot),
                json(other, "{\"category\": \"0201\", \"massMg\": 5}").post("/v1/lots/{id}/lines", lot),
                other.request().delete("/v1/lots/{id}/lines/{line}", lot, line),
                other.request().delete("/v1/lots/{id}/devices/{device}", lot, device));

        assertThat(answers).extracting(Response::statusCode).containsOnly(404);
        other.request().get("/v1/lots").then().body("items", empty());
        Lots.get(recycler, lot).then().body("devices", is(1)).body("pieces", is(4));
    }

    @Test
    void findsLotsByWhatIsAskedFor() {
        String start = "Find me " + UUID.randomUUID();
        UUID first = Lots.open(recycler, start + " first");
        UUID second = Lots.open(recycler, start.toUpperCase() + " second");
        UUID third =
                UUID.fromString(post("/v1/lots", "{\"name\": \"100%_\", \"category\": \"0306\", \"country\": \"KE\"}")
                        .path("id"));
        UUID device = Lots.add(recycler, second, Devices.phone()).get(0);
        Lots.close(recycler, second);

        assertThat(find(Map.of())).containsExactly(first, second, third);
        assertThat(find(Map.of("name", " " + start.toLowerCase()))).containsExactly(first, second);
        assertThat(find(Map.of("name", "100%"))).containsExactly(third);
        assertThat(find(Map.of("name", "%"))).isEmpty();
        assertThat(find(Map.of("state", "CLOSED"))).containsExactly(second);
        assertThat(find(Map.of("stage", "COLLECTED", "state", "OPEN"))).containsExactly(first, third);
        assertThat(find(Map.of("stage", "TREATED"))).isEmpty();
        assertThat(find(Map.of("category", "0306"))).containsExactly(third);
        assertThat(find(Map.of("country", "GH"))).containsExactly(first, second);
        assertThat(find(Map.of("device", device.toString()))).containsExactly(second);
        assertThat(find(Map.of("device", UUID.randomUUID().toString()))).isEmpty();
    }

    @Test
    void givesLotsPageByPage() {
        UUID first = Lots.open(recycler);
        UUID second = Lots.open(recycler);
        UUID third = Lots.open(recycler);

        Response page = recycler.request().queryParam("limit", 2).get("/v1/lots");
        Response last = recycler.request()
                .queryParam("limit", 2)
                .queryParam("after", page.<String>path("next"))
                .get("/v1/lots");

        page.then().body("items.id", contains(first.toString(), second.toString()));
        last.then().body("items.id", contains(third.toString())).body("next", nullValue());
    }

    @Test
    void addsAndRemovesLines() {
        UUID lot = Lots.open(recycler);

        Response counted = lines(lot, "{\"category\": \"0201\", \"pieces\": 12, \"massMg\": 40000}");
        Response uncounted = lines(lot, "{\"category\": \"0306\", \"massMg\": 500}");

        counted.then()
                .statusCode(201)
                .header("Location", is("/v1/lots/" + lot + "/lines/1"))
                .body("", equalTo(Map.of("line", 1, "category", "0201", "pieces", 12, "massMg", 40_000)));
        uncounted.then().body("", equalTo(Map.of("line", 2, "category", "0306", "massMg", 500)));
        Lots.get(recycler, lot).then().body("pieces", is(12)).body("listedMassMg", is(40_500));
        remove(lot, 1).then().statusCode(204);
        remove(lot, 1).then().statusCode(404);
        Lots.get(recycler, lot).then().body("pieces", is(0)).body("listedMassMg", is(500));
    }

    @ParameterizedTest
    @CsvSource({
        "/category, '{\"massMg\": 5}'",
        "/category, '{\"category\": \"9999\", \"massMg\": 5}'",
        "/massMg, '{\"category\": \"0201\"}'",
        "/massMg, '{\"category\": \"0201\", \"massMg\": 0}'",
        "/massMg, '{\"category\": \"0201\", \"massMg\": 1000000000000000}'",
        "/pieces, '{\"category\": \"0201\", \"massMg\": 5, \"pieces\": 0}'"
    })
    void refusesALineThatMakesNoSense(String pointer, String request) {
        UUID lot = Lots.open(recycler);

        Response refused = lines(lot, request);

        refused.then().statusCode(422).body("errors.pointer", contains(pointer));
    }

    @Test
    void holdsLessThanAMillionTonnes() {
        UUID lot = Lots.open(recycler);
        Lots.addLine(recycler, lot, "0201", 1, 999_999_999_999_998L);

        Response last = lines(lot, "{\"category\": \"0201\", \"massMg\": 1}");
        Response tooMuch = lines(lot, "{\"category\": \"0201\", \"massMg\": 1}");
        Response device = Lots.tryToAdd(recycler, lot, Devices.laptop(1));

        last.then().statusCode(201);
        tooMuch.then().statusCode(422).body("errors.pointer", contains("/massMg"));
        device.then().body("items.problem.errors.code.flatten()", contains("lot-full"));
        Lots.close(recycler, lot);
        Lots.get(recycler, lot).then().body("input.massMg", is(999_999_999_999_999L));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "'{\"netMassMg\": 500}', -, -, 500",
                "'{\"netMassMg\": 500, \"grossMassMg\": 700}', 700, -, 500",
                "'{\"netMassMg\": 500, \"tareMassMg\": 0}', -, 0, 500",
                "'{\"grossMassMg\": 700, \"tareMassMg\": 150}', 700, 150, 550",
                "'{\"netMassMg\": 550, \"grossMassMg\": 700, \"tareMassMg\": 150}', 700, 150, 550"
            })
    void keepsAllThatTheScaleShowed(String request, Integer gross, Integer tare, int net) {
        UUID lot = Lots.open(recycler);
        Lots.weigh(recycler, lot, 1);

        Response weighed = json(recycler, request).post("/v1/lots/{id}/weigh", lot);

        weighed.then()
                .statusCode(200)
                .body("weighing.grossMassMg", is(gross))
                .body("weighing.tareMassMg", is(tare))
                .body("weighing.netMassMg", is(net));
        Lots.get(recycler, lot).then().header("ETag", is(weighed.header("ETag")));
    }

    @ParameterizedTest
    @CsvSource({
        "/netMassMg, '{}'",
        "/netMassMg, '{\"grossMassMg\": 700}'",
        "/netMassMg, '{\"tareMassMg\": 700}'",
        "/netMassMg, '{\"netMassMg\": 0}'",
        "/netMassMg, '{\"netMassMg\": 549, \"grossMassMg\": 700, \"tareMassMg\": 150}'",
        "/netMassMg, '{\"netMassMg\": 701, \"grossMassMg\": 700}'",
        "/tareMassMg, '{\"grossMassMg\": 700, \"tareMassMg\": 700}'",
        "/tareMassMg, '{\"netMassMg\": 700, \"tareMassMg\": -1}'"
    })
    void refusesWeightsThatCannotBe(String pointer, String request) {
        UUID lot = Lots.open(recycler);

        Response refused = json(recycler, request).post("/v1/lots/{id}/weigh", lot);

        refused.then().statusCode(422).body("errors.pointer", contains(pointer));
    }

    @Test
    void isFilledByCollectorsToo() {
        TestOrganisation collector = TestKeys.organisation(Role.COLLECTOR);

        UUID lot = Lots.closedWith(collector, Devices.phone());

        Lots.get(collector, lot).then().body("state", is("CLOSED"));
    }

    private List<UUID> find(Map<String, String> conditions) {
        List<String> ids = recycler.request()
                .queryParams(conditions)
                .get("/v1/lots")
                .then()
                .statusCode(200)
                .extract()
                .path("items.id");
        return ids.stream().map(UUID::fromString).toList();
    }

    private Response get(String lot) {
        return Lots.get(recycler, UUID.fromString(lot));
    }

    private Response remove(UUID lot, int line) {
        return recycler.request().delete("/v1/lots/{id}/lines/{line}", lot, line);
    }

    private Response lines(UUID lot, String request) {
        return json(recycler, request).post("/v1/lots/{id}/lines", lot);
    }

    private Response post(String path, String request) {
        return json(recycler, request).post(path);
    }

    private static RequestSpecification json(TestOrganisation caller, String request) {
        return caller.request().contentType(ContentType.JSON).body(request);
    }
}
