package org.circulog.recording;

import static org.circulog.testing.Events.output;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.circulog.testing.ApiTest;
import org.circulog.testing.Corrections;
import org.circulog.testing.Devices;
import org.circulog.testing.Events;
import org.circulog.testing.JsonBody;
import org.circulog.testing.Lots;
import org.circulog.testing.TestKeys;
import org.circulog.testing.TestKeys.TestOrganisation;
import org.circulog.web.StrictJsonReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ApiTest
class PlausibilityTest {
    private static final String TUBES = "0503";
    private static final int GOLD_OF_A_LAPTOP = 104;

    private TestOrganisation recycler;

    @BeforeEach
    void givenARecycler() {
        recycler = Events.recorder();
    }

    @Test
    void goldFromATubeIsDoubted() {
        UUID tube = treated(Devices.of(Devices.serial(), TUBES));
        JsonBody event = recovery(tube, output("MERCURY", 2, "RECYCLED"), output("GOLD", 1, "RECYCLED"));

        recorded(event)
                .body("warnings.code", contains("material-not-in-category"))
                .body("warnings[0].pointer", is("/materialRecovery/outputs/1/material"));

        recycler.request()
                .get("/v1/events/{id}", event.id())
                .then()
                .body("warnings.code", contains("material-not-in-category"));
    }

    @Test
    void goldFromALotIsDoubtedIfNothingInItHoldsAny() {
        UUID tubes = Lots.open(recycler);
        Lots.addLine(recycler, tubes, TUBES, 100, 10_000_000);
        Lots.close(recycler, tubes);
        UUID mixed = Lots.open(recycler);
        Lots.addLine(recycler, mixed, TUBES, 100, 10_000_000);
        Lots.addLine(recycler, mixed, Devices.PHONES, 100, 10_000_000);
        Lots.close(recycler, mixed);
        Lots.record(recycler, Events.lotTreatment(tubes, "2024-05-01"));
        Lots.record(recycler, Events.lotTreatment(mixed, "2024-05-01"));

        recorded(Events.lotRecovery(tubes, "2024-06-01", output("GLASS", 9_500_000, "RECYCLED"), gold(1)))
                .body("warnings.code", contains("material-not-in-category"));
        recorded(Events.lotRecovery(mixed, "2024-06-01", output("GLASS", 19_000_000, "RECYCLED"), gold(1)))
                .body("warnings", empty());
    }

    @Test
    void moreThanHalfAsMuchAgainAsTheReferenceIsDoubted() {
        recorded(recovery(treated(laptop()), gold(GOLD_OF_A_LAPTOP * 3 / 2))).body("warnings", empty());

        recorded(recovery(treated(laptop()), gold(GOLD_OF_A_LAPTOP * 3 / 2 + 1)))
                .body("warnings.code", contains("content-exceeded"))
                .body("warnings[0].pointer", is("/materialRecovery/outputs/0/massMg"));
    }

    @Test
    void allThatCameOutBeforeIsAddedUp() {
        UUID laptop = treated(laptop());

        recorded(recovery(laptop, gold(100))).body("warnings", empty());
        recorded(recovery(laptop, gold(57))).body("warnings.code", contains("content-exceeded"));
        recorded(recovery(laptop, output("STEEL", 500, "RECYCLED"))).body("warnings", empty());
    }

    @Test
    void whatComesInOneBatchIsAddedUp() {
        UUID laptop = treated(laptop());

        Events.postArray(recycler, List.of(recovery(laptop, gold(100)), recovery(laptop, gold(57))))
                .then()
                .body("created", is(2))
                .body("items[0].warnings", empty())
                .body("items[1].warnings.code", contains("content-exceeded"));
    }

    @Test
    void whatIsReplacedIsNotAddedUp() {
        UUID laptop = treated(laptop());
        JsonBody wrong = recovery(laptop, gold(150));
        recorded(wrong);

        Corrections.voidEvent(recycler, wrong.id(), Corrections.replacedBy(recovery(laptop, gold(156))))
                .then()
                .statusCode(200)
                .body("replacement.warnings", empty());
    }

    @Test
    void theContentOfALotIsThatOfAllInIt() {
        UUID lot = Lots.open(recycler);
        Lots.add(recycler, lot, laptop(), laptop());
        Lots.addLine(recycler, lot, Devices.PHONES, 10, 1_000_000);
        Lots.close(recycler, lot);
        Lots.record(recycler, Events.lotTreatment(lot, "2024-05-01"));
        int half = (2 * GOLD_OF_A_LAPTOP + 10 * 30) * 3 / 2;

        recorded(Events.lotRecovery(lot, "2024-06-01", output("STEEL", 4_900_000, "RECYCLED"), gold(half)))
                .body("warnings", empty());
        recorded(Events.lotRecovery(lot, "2024-06-02", gold(1))).body("warnings.code", contains("content-exceeded"));
    }

    @Test
    void theSameMassesAgainAndAgainAreDoubted() {
        for (int times = 0; times < 3; times++) {
            recorded(recovery(treated(laptop()), steel(), output("COPPER", 1_234, "RECYCLED")))
                    .body("warnings", empty());
        }

        recorded(recovery(treated(laptop()), steel(), output("COPPER", 1_234, "RECYCLED")))
                .body("warnings.code", contains("repeated-masses"));
        recorded(recovery(treated(laptop()), steel(), output("COPPER", 1_235, "RECYCLED")))
                .body("warnings", empty());
        recorded(recovery(treated(laptop()), steel(), output("COPPER", 1_234, "RECYCLED"))
                        .with("/materialRecovery/basis", "ESTIMATED"))
                .body("warnings", empty());
    }

    @Test
    void theMassesOfOtherOrganisationsAndWhatIsVoidDoNotCountAsRepeated() {
        TestOrganisation other = Events.recorder();
        List<JsonBody> events = new ArrayList<>();
        for (int times = 0; times < 3; times++) {
            JsonBody event = recovery(treated(laptop()), steel());
            events.add(event);
            Events.post(times == 0 ? other : recycler, event).then().statusCode(201);
        }

        recorded(recovery(treated(laptop()), steel())).body("warnings", empty());
        Corrections.voidEvent(recycler, events.get(1).id(), Corrections.because("DID_NOT_OCCUR"))
                .then()
                .statusCode(200);
        recorded(recovery(treated(laptop()), steel())).body("warnings", empty());
        recorded(recovery(treated(laptop()), steel())).body("warnings.code", contains("repeated-masses"));
    }

    @Test
    void theSameMassesWithinOneBatchAreDoubted() {
        List<JsonBody> events = new ArrayList<>();
        for (int times = 0; times < 5; times++) {
            events.add(recovery(treated(laptop()), steel()));
        }

        Events.postArray(recycler, events)
                .then()
                .body("created", is(5))
                .body("items.findAll { it.warnings }.index", contains(3, 4));
    }

    @Test
    void aTreatmentOnTheDayOfCollectionInAnotherCountryIsDoubted() {
        recorded(treatedAfter("2024-05-01", "DE", "2024-05-01"))
                .body("warnings.code", contains("treated-elsewhere"))
                .body("warnings[0].pointer", is("/country"));

        recorded(treatedAfter("2024-05-01", "GH", "2024-05-01")).body("warnings", empty());
        recorded(treatedAfter("2024-05-01", "DE", "2024-05-02")).body("warnings", empty());
        recorded(treatedAfter("2024-07", "DE", "2024-07")).body("warnings", empty());
    }

    @Test
    void aLotOfDevicesThatWereCollectedElsewhereIsDoubted() {
        JsonBody laptop = laptop();
        Events.record(recycler, collected(laptop, "2024-05-01", "DE"));
        UUID lot = Lots.closedWith(recycler, laptop, laptop());

        recorded(Events.lotTreatment(lot, "2024-05-01"))
                .body("warnings.code", contains("treated-elsewhere"))
                .body("warnings[0].message", is("1 of the devices were collected on the same day in another country"));
    }

    @Test
    void moreThanTheLicenceAllowsOnADayIsDoubted() {
        allow(recycler, 2_000_000);

        recorded(treatment(Devices.laptop(1_800_000), "2024-05-01")).body("warnings", empty());
        recorded(treatment(Devices.laptop(300_000), "2024-05-02")).body("warnings", empty());
        recorded(treatment(Devices.laptop(300_000), "2024-05-01").with("/recycling/receivedMassMg", 200_000))
                .body("warnings", empty());
        recorded(treatment(Devices.laptop(300_000), "2024-05-01"))
                .body("warnings.code", contains("capacity-exceeded"))
                .body("warnings[0].pointer", is("/recycling"));
    }

    @Test
    void theMassOfALotIsPartOfTheDay() {
        allow(recycler, 2_000_000);
        UUID lot = Lots.closedWithLine(recycler, 10, 1_500_000);
        UUID other = Lots.closedWithLine(recycler, 10, 600_000);

        recorded(Events.lotTreatment(lot, "2024-05-01")).body("warnings", empty());
        recorded(Events.lotTreatment(other, "2024-05-01")).body("warnings.code", contains("capacity-exceeded"));
    }

    @Test
    void whatIsTreatedInOneBatchIsAddedUp() {
        allow(recycler, 2_000_000);

        Events.postArray(
                        recycler,
                        List.of(
                                treatment(Devices.laptop(1_500_000), "2024-05-01"),
                                treatment(Devices.laptop(400_000), "2024-05-01"),
                                treatment(Devices.laptop(200_000), "2024-05-01")))
                .then()
                .body("created", is(3))
                .body("items.findAll { it.warnings }.index", contains(2));
    }

    @Test
    void aTrialHasTheSameDoubts() {
        JsonBody event = recovery(treated(laptop()), gold(1_000));

        recycler.request()
                .contentType(ContentType.JSON)
                .body(event.toString())
                .post("/v1/events/validate")
                .then()
                .statusCode(200)
                .body("warnings.code", contains("content-exceeded"));
    }

    private static JsonBody laptop() {
        return Devices.laptop(2_000_000);
    }

    private static JsonBody gold(long massMg) {
        return output("GOLD", massMg, "RECYCLED");
    }

    private static JsonBody steel() {
        return output("STEEL", 750_001, "RECYCLED");
    }

    private UUID treated(JsonBody device) {
        return Events.record(recycler, treatment(device, "2024-05-01"));
    }

    private static JsonBody treatment(JsonBody device, String day) {
        return Events.recycling(device, day, "TREATED");
    }

    private static JsonBody collected(JsonBody device, String day, String country) {
        return Events.recycling(device, day, "COLLECTED").with("/country", country);
    }

    private JsonBody treatedAfter(String collectedOn, String country, String day) {
        JsonBody laptop = laptop();
        Events.record(recycler, collected(laptop, collectedOn, country));
        return treatment(laptop, day);
    }

    private static JsonBody recovery(UUID device, JsonBody... outputs) {
        return Events.recovery(Devices.of(device), "2024-06-01", outputs);
    }

    private ValidatableResponse recorded(JsonBody event) {
        return Events.post(recycler, event).then().statusCode(201);
    }

    private static void allow(TestOrganisation organisation, long dailyCapacityMg) {
        TestKeys.administrator()
                .request()
                .contentType(StrictJsonReader.MERGE_PATCH)
                .body(JsonBody.of(Map.of("dailyCapacityMg", dailyCapacityMg)).toString())
                .patch("/v1/organisations/{id}", organisation.id())
                .then()
                .statusCode(200)
                .body("dailyCapacityMg", is((int) dailyCapacityMg));
    }
}
