package org.circulog.metrics.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.circulog.metrics.lifetime.GoldenDevices.assertAgree;
import static org.circulog.metrics.lifetime.GoldenDevices.number;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.circulog.testing.ApiTest;
import org.circulog.testing.Events;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The worked example, recorded and read back. */
@ApiTest
class GoldenLifetimesTest {
    private static final List<String> CURVE =
            List.of("ageDays", "atRisk", "events", "censored", "survival", "standardError", "lower", "upper");

    private PostedLives lives;

    @BeforeEach
    void givenTheDevicesOfTheExample() {
        lives = new PostedLives();
        for (NamedCsvRecord row : GoldenDevices.rows("/recording/golden-example.csv")) {
            lives.add(Events.parse(
                    row.getField("events"), lives.device(row.getField("category"), row.getField("observedSince"))));
        }
        lives.post();
    }

    @Test
    void everyNumberOfTheirSurvivalComesOut() {
        for (NamedCsvRecord expected : GoldenDevices.rows("/lifetime/golden-lifetimes.csv")) {
            String category = expected.getField("category");

            JsonPath answer = lives.answer(
                    of(category).queryParam("tau", GoldenDevices.TAU).queryParam("minAtRisk", 1),
                    "/v1/metrics/lifetime");

            JsonPath group = answer.setRootPath("groups[0]");
            assertAgree(group.get("atRisk"), number(expected, "atRisk"));
            assertAgree(group.get("events"), number(expected, "events"));
            assertAgree(group.get("median.days"), number(expected, "medianDays"));
            assertAgree(group.get("restrictedMean.until.days"), number(expected, "restrictedMean"));
            assertAgree(group.get("restrictedMean.until.standardError"), number(expected, "restrictedMeanError"));
            assertAgree(
                    group.get("restrictedMean.until.ignoringDelayedEntry"), number(expected, "ignoringDelayedEntry"));
            assertAgree(group.get("reference.observed"), number(expected, "events"));
            assertAgree(group.get("reference.expected"), number(expected, "expected"));
            assertAgree(group.get("reference.standardisedRetirementRatio.value"), number(expected, "retirementRatio"));
            assertThat(group.<Integer>get("conditionalOnAgeDays")).isNull();
            assertCurve(group.getList("curve.points"), category);
        }
    }

    private static void assertCurve(List<Map<String, Number>> points, String category) {
        List<NamedCsvRecord> rows = GoldenDevices.rows("/lifetime/golden-curves.csv").stream()
                .filter(row -> row.getField("category").equals(category))
                .toList();
        assertThat(points).hasSameSizeAs(rows);
        for (int i = 0; i < rows.size(); i++) {
            for (String column : CURVE) {
                assertAgree(points.get(i).get(column), number(rows.get(i), column));
            }
        }
    }

    @Test
    void everyNumberOfTheirFatesComesOut() {
        List<NamedCsvRecord> rows = GoldenDevices.rows("/lifetime/golden-fates.csv");

        JsonPath answer = lives.answer(lives.ask(), "/v1/metrics/fates");

        assertThat(answer.getList("groups[0].curve.points")).hasSameSizeAs(rows);
        for (int i = 0; i < rows.size(); i++) {
            JsonPath point = answer.setRootPath("groups[0].curve.points[" + i + "]");
            assertAgree(point.get("ageDays"), number(rows.get(i), "ageDays"));
            assertAgree(point.get("atRisk"), number(rows.get(i), "atRisk"));
            assertAgree(point.get("survival.value"), number(rows.get(i), "survival"));
            assertAgree(point.get("treated.value"), number(rows.get(i), "treated"));
            assertAgree(point.get("disposed.value"), number(rows.get(i), "disposed"));
        }
    }

    @Test
    void withdrawalsMayBeFatesOfTheirOwn() {
        JsonPath answer = lives.answer(lives.ask().queryParam("withdrawals", "competing"), "/v1/metrics/fates");

        assertThat(answer.getInt("groups[0].exits.exported")).isOne();
        assertThat(answer.getInt("groups[0].exits.lost")).isOne();
        assertThat(answer.getDouble("groups[0].curve.points[-1].exported.value"))
                .isPositive();
        assertThat(answer.getDouble("groups[0].curve.points[-1].stolen.value")).isZero();
    }

    @Test
    void populationAndExclusionsAreNamed() {
        JsonPath answer = lives.answer(lives.ask(), "/v1/metrics/lifetime");

        assertThat(answer.getInt("population.devices")).isEqualTo(14);
        assertThat(answer.getMap("groups[0].excluded"))
                .isEqualTo(Map.of("birthUnknown", 1, "birthByYear", 0, "neverAtRisk", 0));
        assertThat(answer.getString("until")).isEqualTo("2026-01-01");
        assertThat(answer.getString("referenceSet")).isEqualTo("weee-tool-2023");
        assertThat(answer.getDouble("groups[0].restrictedMean.until.tau"))
                .as("the largest age with 10 at risk")
                .isEqualTo(1768);
    }

    @Test
    void groupsComeWithoutCurvesUnlessTheyAreAskedFor() {
        JsonPath plain = lives.answer(lives.ask().queryParam("groupBy", "category"), "/v1/metrics/lifetime");
        JsonPath curves = lives.answer(
                lives.ask().queryParam("groupBy", "category").queryParam("curve", true), "/v1/metrics/lifetime");

        assertThat(plain.getList("groups.key.category")).containsExactly("0303", "0306");
        assertThat(plain.getList("groups.curve")).containsOnlyNulls();
        assertThat(curves.getList("groups[1].curve.points")).hasSize(7);
    }

    @Test
    void tablesHaveALineForEachGroupOrPoint() {
        String groups = table(lives.ask().queryParam("groupBy", "category"), "/v1/metrics/lifetime");
        String points = table(of("0306"), "/v1/metrics/lifetime");
        String years = table(lives.ask().queryParam("groupBy", "eu6"), "/v1/metrics/fates");

        assertThat(groups.lines()).hasSize(3).element(1).asString().startsWith("0303,false,6,0,0,0,6,3,3,,3653.0,");
        assertThat(points.lines())
                .hasSize(8)
                .startsWith("suppressed,ageDays,atRisk,events,censored,survival,standardError,lower,upper")
                .element(7)
                .isEqualTo("false,2272,1,1,0,0.0,,,");
        assertThat(years.lines()).hasSize(17).element(1).asString().startsWith("2,false,365.2425,5,1.0,");
    }

    @Test
    void anUnknownReferenceIsRefused() {
        lives.ask()
                .queryParam("referenceSet", "x")
                .get("/v1/metrics/lifetime")
                .then()
                .statusCode(400);
        lives.ask().queryParam("tau", "NaN").get("/v1/metrics/lifetime").then().statusCode(400);
    }

    private RequestSpecification of(String category) {
        return category.equals("all") ? lives.ask() : lives.ask().queryParam("category", category);
    }

    private static String table(RequestSpecification question, String path) {
        return question.accept("text/csv")
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }
}
