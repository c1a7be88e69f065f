package org.circulog.metrics.mass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.is;

import io.restassured.RestAssured;
import io.restassured.config.JsonConfig;
import io.restassured.path.json.JsonPath;
import io.restassured.path.json.config.JsonPathConfig;
import org.circulog.metrics.circularity.EndOfUse;
import org.circulog.metrics.circularity.Feedstock;
import org.circulog.metrics.circularity.MaterialCircularity;
import org.circulog.organisation.Role;
import org.circulog.testing.ApiTest;
import org.circulog.testing.Devices;
import org.circulog.testing.Events;
import org.circulog.testing.TestKeys;
import org.circulog.testing.TestKeys.TestOrganisation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ApiTest
class CircularityTest {
    private static final String PATH = "/v1/metrics/circularity";
    private static final double ROUNDED = 1e-12;
    private static final Role[] ALL = {Role.SELLER, Role.REPAIRER, Role.COLLECTOR, Role.RECYCLER};

    private TestOrganisation analyst;

    @BeforeEach
    void givenAnAnalyst() {
        analyst = TestKeys.organisation(Role.ANALYST);
    }

    @Test
    void theWorkedExampleIsComputedFromWhatTheAnswerShows() {
        WorkedExample.record(TestKeys.organisationIn("CK", ALL));

        JsonPath circularity = circularity("CK");

        circularity.setRootPath("groups[0]");
        assertThat(circularity.getLong("massMg")).isEqualTo(12_600_000);
        assertThat(circularity.getDouble("inputs.recycled")).isCloseTo(84.08 / 86.35, within(ROUNDED));
        assertThat(circularity.getDouble("inputs.reused")).isZero();
        assertThat(circularity.getDouble("inputs.recycledFeedstockKnownShare")).isZero();
        double efficiency = circularity.getDouble("inputs.recyclingEfficiency");
        assertThat(efficiency).isCloseTo(55.8355 / 81.97, within(ROUNDED));
        assertThat(circularity.getDouble("utility.tauDays")).isEqualTo(1_768);
        double factor = circularity.getDouble("utility.factor");
        assertThat(factor)
                .isCloseTo(
                        circularity.getDouble("utility.observedMeanDays")
                                / circularity.getDouble("utility.referenceMeanDays"),
                        within(ROUNDED));
        MaterialCircularity expected = new MaterialCircularity(
                12_600_000,
                new Feedstock(0, 0, efficiency),
                new EndOfUse(circularity.getDouble("inputs.recycled"), 0, efficiency),
                factor);
        assertThat(circularity.getDouble("wasteMg")).isCloseTo(expected.waste(), within(1e-6));
        assertThat(circularity.getDouble("linearFlowIndex")).isCloseTo(expected.linearFlowIndex(), within(ROUNDED));
        assertThat(circularity.getDouble("indicator")).isCloseTo(expected.indicator(), within(ROUNDED));
        assertThat(circularity.getList("notEstimable")).isEmpty();
    }

    @Test
    void saysWhatCannotBeTold() {
        TestOrganisation shop = TestKeys.organisationIn("NU", ALL);
        for (int i = 0; i < 5; i++) {
            Events.record(shop, Events.sale(Devices.phone().with("/recycledContentPercent", 20), "2024-01-01"));
        }

        JsonPath circularity = circularity("NU");

        assertThat(circularity.getList("groups[0].notEstimable"))
                .containsExactly("NO_END_OF_USE", "NO_OUTPUTS", "NO_LIFETIME");
        assertThat(circularity.getDouble("groups[0].inputs.recycledFeedstock")).isCloseTo(0.2, within(ROUNDED));
        assertThat(circularity.<Object>get("groups[0].indicator")).isNull();
        assertThat(circularity.<Object>get("groups[0].wasteMg")).isNull();
    }

    @Test
    void theTableHasOneLineForEachGroup() {
        String table = analyst.request()
                .accept("text/csv")
                .queryParam("groupBy", "eu6")
                .get(PATH)
                .then()
                .statusCode(200)
                .extract()
                .asString();

        assertThat(table.lines().findFirst().orElseThrow()).startsWith("eu6,suppressed,devices,massMg,");
    }

    @Test
    void refusesAReferenceThatThereIsNot() {
        analyst.request()
                .queryParam("referenceSet", "none")
                .get(PATH)
                .then()
                .statusCode(400)
                .body("type", is("/problems/invalid-parameter"));
    }

    private JsonPath circularity(String country) {
        JsonConfig numbers = JsonConfig.jsonConfig().numberReturnType(JsonPathConfig.NumberReturnType.DOUBLE);
        return analyst.request()
                .config(RestAssured.config().jsonConfig(numbers))
                .queryParam("country", country)
                .queryParam("until", "2026-01-01")
                .get(PATH)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
