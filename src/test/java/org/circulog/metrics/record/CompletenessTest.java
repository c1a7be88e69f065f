package org.circulog.metrics.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.circulog.testing.Events.output;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.circulog.organisation.Role;
import org.circulog.testing.ApiTest;
import org.circulog.testing.Corrections;
import org.circulog.testing.Devices;
import org.circulog.testing.Events;
import org.circulog.testing.JsonBody;
import org.circulog.testing.TestKeys;
import org.circulog.testing.TestKeys.TestOrganisation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ApiTest
class CompletenessTest {
    /** No other test has anything happen on Tuvalu. */
    private static final String COUNTRY = "TV";

    private TestOrganisation recycler;
    private TestOrganisation analyst;

    @BeforeEach
    void givenARecyclerAndAnAnalyst() {
        recycler = Events.recorder();
        analyst = TestKeys.organisation(Role.ANALYST);
    }

    @Test
    void countsWarningsOfEventsThatCount() {
        JsonBody doubtful = recovery(output("GOLD", 1_000, "RECYCLED"), output("SILVER", 5_000, "RECYCLED"));
        JsonBody mistaken = recovery(output("GOLD", 1_000, "RECYCLED"));
        Events.record(recycler, doubtful);
        Events.record(recycler, mistaken);

        completeness().body("events", is(4)).body("warnings", is(List.of(count("content-exceeded", 2))));
        Corrections.voidEvent(recycler, mistaken.id(), Corrections.because("DID_NOT_OCCUR"))
                .then()
                .statusCode(200);

        completeness()
                .body("events", is(3))
                .body("warnings", is(List.of(count("content-exceeded", 1))))
                .body("country", is(COUNTRY))
                .body("recordedFrom", nullValue());
        LocalDate tomorrow = LocalDate.now(ZoneOffset.UTC).plusDays(1);
        analyst.request()
                .queryParam("country", COUNTRY)
                .queryParam("recordedFrom", tomorrow.toString())
                .get("/v1/metrics/completeness")
                .then()
                .statusCode(200)
                .body("events", is(0))
                .body("warnings", empty());
        analyst.request()
                .queryParam("country", COUNTRY)
                .queryParam("recordedUntil", tomorrow.toString())
                .get("/v1/metrics/completeness")
                .then()
                .statusCode(200)
                .body("events", is(3));
    }

    @Test
    void tellsWhatIsKnownOfDevicesAndHowLateEventsCome() {
        TestOrganisation shop = TestKeys.organisationIn("TK", Role.SELLER, Role.REPAIRER, Role.RECYCLER);
        for (int i = 0; i < 4; i++) {
            Events.record(shop, Events.sale(Devices.laptop(2_000_000), "2024-05-01"));
        }
        JsonBody unknown = Devices.laptop(2_000_000).without("/massMg").without("/massBasis");
        Events.record(shop, Events.recycling(unknown, today(), "TREATED"));

        ValidatableResponse answer = analyst.request()
                .queryParam("country", "TK")
                .get("/v1/metrics/completeness")
                .then()
                .statusCode(200);

        int days = (int) ChronoUnit.DAYS.between(LocalDate.parse("2024-05-01"), LocalDate.now(ZoneOffset.UTC));
        answer.body("events", is(5))
                .body("recordingDelay.medianDays", is(days))
                .body("groups[0].devices", is(5))
                .body("groups[0].birthKnown.devices", is(4))
                .body("groups[0].birthKnown.share", is(0.8f))
                .body("groups[0].endKnown.devices", is(1))
                .body("groups[0].birthPrecision.find { it.precision == 'DAY' }.devices", is(4))
                .body("groups[0].massByBasis.find { it.basis == 'CATEGORY_DEFAULT' }.devices", is(1));
        String knownAt = answer.extract().path("knownAt");
        analyst.request()
                .queryParam("country", "TK")
                .queryParam("knownAt", knownAt)
                .get("/v1/metrics/completeness")
                .then()
                .statusCode(200)
                .body("events", is(5))
                .body("recordingDelay.medianDays", is(days));
    }

    @Test
    void theTableHasOneLineForEachGroup() {
        String table = analyst.request()
                .accept("text/csv")
                .queryParam("groupBy", "category")
                .get("/v1/metrics/completeness")
                .then()
                .statusCode(200)
                .extract()
                .asString();

        assertThat(table.lines().findFirst())
                .hasValue("category,suppressed,devices,birthKnown,endKnown,identified,identifiedLower,identifiedUpper,"
                        + "massMeasured,massDeclared,massDefault");
    }

    private static String today() {
        return LocalDate.now(ZoneOffset.UTC).toString();
    }

    @Test
    void refusesWhatIsNoCountry() {
        analyst.request()
                .queryParam("country", "tv")
                .get("/v1/metrics/completeness")
                .then()
                .statusCode(400)
                .body("type", is("/problems/invalid-parameter"));
    }

    private JsonBody recovery(JsonBody... outputs) {
        JsonBody laptop = Devices.laptop(2_000_000);
        Events.record(
                recycler, Events.recycling(laptop, "2024-05-01", "TREATED").with("/country", COUNTRY));
        return Events.recovery(laptop, "2024-06-01", outputs).with("/country", COUNTRY);
    }

    private static Map<String, Object> count(String code, int events) {
        return Map.of("code", code, "events", events);
    }

    private ValidatableResponse completeness() {
        return analyst.request()
                .queryParam("country", COUNTRY)
                .get("/v1/metrics/completeness")
                .then()
                .statusCode(200);
    }
}
