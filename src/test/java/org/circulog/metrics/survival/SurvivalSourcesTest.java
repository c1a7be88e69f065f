package org.circulog.metrics.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.circulog.metrics.survival.Cases.assertAgree;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Reads the file that the tables of cases were made from; it is not part of the repository. */
@EnabledIf("sourceIsHere")
class SurvivalSourcesTest {

    private static final Path SOURCE = Path.of("..", "shared", "reference", "survival-vectors.json");
    private static final Map<String, IntervalScale> SCALES =
            Map.of("plain", IntervalScale.PLAIN, "log", IntervalScale.LOG, "loglog", IntervalScale.LOG_LOG);

    @Test
    void everyCurveOfTheSourceIsReproduced() throws IOException {
        assertThat(cases("km")).isNotEmpty().allSatisfy(each -> {
            JsonNode output = each.get("output");
            KaplanMeier curve = KaplanMeier.of(observations(each.get("input")));

            assertCurve(curve, output.get("table"));
            SCALES.forEach((name, scale) -> assertQuantiles(curve, output, name, scale));
            assertThat(output.get("rmst")).isNotEmpty().allSatisfy(row -> {
                RestrictedMean restricted = curve.restrictedMean(row.get("tau").asDouble());
                assertAgree(restricted.mean(), number(row.get("rmst")));
                assertAgree(restricted.standardError(), number(row.get("se")));
            });
        });
    }

    @Test
    void everyLogRankOfTheSourceIsReproduced() throws IOException {
        assertThat(cases("logrank")).isNotEmpty().allSatisfy(each -> {
            List<String> names = texts(each.get("groups"));
            int[] group = texts(each.get("input").get("group")).stream()
                    .mapToInt(names::indexOf)
                    .toArray();

            LogRank compared = LogRank.of(observations(each.get("input")), group);

            for (int g = 0; g < names.size(); g++) {
                assertAgree(compared.expected(g), number(each.get("expected").get(g)));
                assertAgree(
                        compared.variance(g, 0),
                        number(each.get("variance").get(g).get(0)));
            }
            assertAgree(compared.test().statistic(), number(each.get("chisq")));
            assertAgree(compared.test().pValue(), number(each.get("p")));
        });
    }

    private static void assertCurve(KaplanMeier curve, JsonNode table) {
        assertThat(curve.table().size()).isEqualTo(table.get("time").size());
        for (int i = 0; i < curve.table().size(); i++) {
            SurvivalEstimate estimate = curve.estimate(i);
            assertAgree(curve.table().age(i), number(table.get("time").get(i)));
            assertAgree(curve.table().atRisk(i), number(table.get("n_risk").get(i)));
            assertAgree(curve.table().events(i), number(table.get("n_event").get(i)));
            assertAgree(estimate.survival(), number(table.get("surv").get(i)));
            assertAgree(estimate.standardError(), number(table.get("se").get(i)));
            for (String name : SCALES.keySet()) {
                assertAgree(
                        estimate.limits(SCALES.get(name)),
                        number(table.get(name + "_lo").get(i)),
                        number(table.get(name + "_hi").get(i)));
            }
        }
    }

    private static void assertQuantiles(KaplanMeier curve, JsonNode output, String name, IntervalScale scale) {
        JsonNode quantiles = output.get("quantiles").get(name);
        JsonNode limits = output.get("quantile_ci_first_crossing").get(name);
        for (int i = 0; i < quantiles.get("prob").size(); i++) {
            Quantile quantile = curve.quantile(quantiles.get("prob").get(i).asDouble(), scale);
            assertAgree(quantile.age(), number(quantiles.get("quantile").get(i)));
            assertAgree(
                    quantile.limits(),
                    number(limits.get("lower").get(i)),
                    number(limits.get("upper").get(i)));
        }
    }

    private static Iterable<JsonNode> cases(String kind) throws IOException {
        return new ObjectMapper().readTree(SOURCE.toFile()).get(kind);
    }

    private static Observations observations(JsonNode input) {
        double[] exit = numbers(input.get("time"));
        double[] entry = input.has("entry") ? numbers(input.get("entry")) : new double[exit.length];
        return Observations.of(entry, exit, Cases.flags(numbers(input.get("status"))));
    }

    private static double[] numbers(JsonNode values) {
        return StreamSupport.stream(values.spliterator(), false)
                .mapToDouble(JsonNode::asDouble)
                .toArray();
    }

    private static List<String> texts(JsonNode values) {
        List<String> texts = new ArrayList<>();
        values.forEach(value -> texts.add(value.asText()));
        return texts;
    }

    private static double number(JsonNode value) {
        return value.isNull() ? Double.NaN : value.asDouble();
    }

    static boolean sourceIsHere() {
        return Files.isReadable(SOURCE);
    }
}
