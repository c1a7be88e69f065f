package org.circulog.metrics.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.circulog.metrics.lifetime.GoldenDevices.assertAgree;
import static org.circulog.metrics.lifetime.GoldenDevices.number;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.circulog.testing.ApiTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Published survival times, recorded as devices that are sold and treated after so many days (weeks there), or alive: acute
 * myelogenous leukaemia (Miller 1997) and 6-MP in leukaemia (Freireich et al. 1963).
 */
@ApiTest
class PublishedSurvivalTest {
    private static final Map<String, String> SCALES = Map.of("PLAIN", "plain", "LOG", "log", "LOG_LOG", "log-log");

    private PostedLives aml;
    private PostedLives leukaemia;

    @BeforeEach
    void givenThePublishedLives() {
        aml = new PostedLives();
        leukaemia = new PostedLives();
        addAll(aml, "aml_maintained");
        addAll(aml, "aml_nonmaintained");
        addAll(leukaemia, "gehan_6mp");
        addAll(leukaemia, "gehan_control");
        aml.post();
        leukaemia.post();
    }

    private static void addAll(PostedLives lives, String study) {
        NamedCsvRecord row = rows("observations", study).get(0);
        String[] exits = row.getField("exits").split(" ");
        String[] ends = row.getField("ends").split(" ");
        for (int i = 0; i < exits.length; i++) {
            lives.add(study, Long.parseLong(exits[i]), ends[i].equals("1"));
        }
    }

    @Test
    void mediansAndTheirIntervalsAreThePublishedOnes() {
        JsonPath maintained = lifetimes(aml, "aml_maintained", "log-log");
        JsonPath mercaptopurine = lifetimes(leukaemia, "gehan_6mp", "log-log");
        JsonPath control = lifetimes(leukaemia, "gehan_control", "log-log");

        assertThat(maintained.getDouble("groups[0].median.days")).isEqualTo(31);
        assertThat(mercaptopurine.getDouble("groups[0].median.days")).isEqualTo(23);
        assertThat(mercaptopurine.getDouble("groups[0].median.lower")).isEqualTo(13);
        assertThat(mercaptopurine.<Double>get("groups[0].median.upper")).isNull();
        assertThat(control.getDouble("groups[0].median.days")).isEqualTo(8);
        assertThat(control.getDouble("groups[0].median.lower")).isEqualTo(4);
        assertThat(control.getDouble("groups[0].median.upper")).isEqualTo(11);
    }

    @Test
    void curvesAndQuantilesAgreeOnEveryScale() {
        for (String scale : SCALES.keySet()) {
            assertStudy(aml, "aml_maintained", scale);
            assertStudy(aml, "aml_nonmaintained", scale);
            assertStudy(leukaemia, "gehan_6mp", scale);
            assertStudy(leukaemia, "gehan_control", scale);
        }
    }

    private static void assertStudy(PostedLives lives, String study, String scale) {
        JsonPath answer = lifetimes(lives, study, SCALES.get(scale));
        List<NamedCsvRecord> curve = rows("kaplan-meier", study);
        String limits = SCALES.get(scale).equals("log-log") ? "logLog" : SCALES.get(scale);
        assertThat(answer.getList("groups[0].curve.points")).hasSameSizeAs(curve);
        for (int i = 0; i < curve.size(); i++) {
            JsonPath point = answer.setRootPath("groups[0].curve.points[" + i + "]");
            assertAgree(point.get("ageDays"), number(curve.get(i), "age"));
            assertAgree(point.get("atRisk"), number(curve.get(i), "atRisk"));
            assertAgree(point.get("survival"), number(curve.get(i), "survival"));
            assertAgree(point.get("standardError"), number(curve.get(i), "standardError"));
            assertAgree(point.get("lower"), number(curve.get(i), limits + "Lower"));
            assertAgree(point.get("upper"), number(curve.get(i), limits + "Upper"));
        }
        List<NamedCsvRecord> quantiles = rows("kaplan-meier-quantiles", study).stream()
                .filter(row -> row.getField("scale").equals(scale))
                .toList();
        assertThat(quantiles).isNotEmpty();
        for (NamedCsvRecord expected : quantiles) {
            JsonPath quantile = answer.setRootPath(
                    "groups[0].quantiles.find { it.probability == " + expected.getField("probability") + " }");
            assertAgree(quantile.get("days"), number(expected, "age"));
            assertAgree(quantile.get("lower"), number(expected, "lower"));
            assertAgree(quantile.get("upper"), number(expected, "upper"));
        }
    }

    @Test
    void restrictedMeansAndTheirDifferenceAgree() {
        JsonPath answer = compared(leukaemia, 23);

        assertThat(answer.getList("groups.key.manufacturer")).containsExactly("gehan_6mp", "gehan_control");
        assertThat(answer.getDouble("groups[0].restrictedMean.value")).isCloseTo(17.909243697479, within(1e-9));
        assertThat(answer.getDouble("groups[1].difference.value")).isCloseTo(-9.24257703081232, within(1e-9));
        assertThat(answer.getDouble("groups[1].difference.standardError")).isCloseTo(2.07595819666629, within(1e-9));
        assertThat(answer.getDouble("groups[1].difference.lower")).isCloseTo(-13.311380329689, within(1e-8));
        assertThat(answer.getDouble("groups[1].difference.upper")).isCloseTo(-5.17377373193568, within(1e-8));
        assertThat(answer.getDouble("groups[1].differencePValue")).isCloseTo(8.4995715764384e-06, within(1e-14));
    }

    @Test
    void theLogRankTestAgrees() {
        JsonPath answer = compared(aml, 45);

        assertThat(answer.getDouble("logRank.statistic")).isCloseTo(3.3963886989776, within(1e-9));
        assertThat(answer.getInt("logRank.degreesOfFreedom")).isOne();
        assertThat(answer.getDouble("logRank.pValue")).isCloseTo(0.0653393220405051, within(1e-10));
        assertThat(answer.getList("groups.events")).containsExactly(7, 11);
        assertThat(answer.getDouble("groups[0].expected")).isCloseTo(10.6893359923007, within(1e-9));
    }

    private static JsonPath compared(PostedLives lives, int tau) {
        return lives.answer(
                lives.ask()
                        .queryParam("groupBy", "manufacturer")
                        .queryParam("tau", tau)
                        .queryParam("minAtRisk", 1),
                "/v1/metrics/lifetime/comparison");
    }

    private static JsonPath lifetimes(PostedLives lives, String study, String interval) {
        return lives.answer(
                lives.ask().queryParam("manufacturer", study).queryParam("interval", interval), "/v1/metrics/lifetime");
    }

    private static List<NamedCsvRecord> rows(String table, String study) {
        return GoldenDevices.rows("/survival/" + table + ".csv").stream()
                .filter(row -> row.getField("case").equals(study))
                .toList();
    }
}
