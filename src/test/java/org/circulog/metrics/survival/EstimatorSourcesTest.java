package org.circulog.metrics.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Compares the estimators with the files that the cases were taken from, which are not part of the repository. */
@EnabledIf("sourcesAreHere")
class EstimatorSourcesTest {
    private static final Path SOURCES = Path.of("..", "shared", "reference");

    @Test
    void incidencesAreThoseOfTheSource() throws IOException {
        assertThat(read("survival-vectors.json").get("cumulative_incidence"))
                .isNotEmpty()
                .allSatisfy(EstimatorSourcesTest::assertIncidence);
    }

    private static void assertIncidence(JsonNode source) {
        JsonNode input = source.get("input");
        double[] exit = numbers(input.get("time"));
        double[] entry = input.has("entry") ? numbers(input.get("entry")) : new double[exit.length];
        int[] kind = StreamSupport.stream(input.get("state").spliterator(), false)
                .mapToInt(JsonNode::asInt)
                .toArray();
        int kinds = source.get("states").size() - 1;
        CumulativeIncidence curve = new CompetingLives(entry, exit, kind).incidence(kinds);

        for (int row = 0; row < source.get("times").size(); row++) {
            int step = curve.indexAt(source.get("times").get(row).asDouble());
            JsonNode state = source.get("pstate").get(row);
            JsonNode error = source.get("se").get(row);
            assertClose(curve.survival(step), state.get(0));
            assertClose(curve.survivalError(step), error.get(0));
            for (int each = 1; each <= kinds; each++) {
                assertClose(curve.incidence(each, step), state.get(each));
                assertClose(curve.standardError(each, step), error.get(each));
            }
        }
    }

    @Test
    void proportionsAreThoseOfTheSource() throws IOException {
        assertThat(read("survival-vectors.json").get("proportion_ci"))
                .isNotEmpty()
                .allSatisfy(source -> {
                    Proportion proportion = new Proportion(
                            source.get("x").asLong(), source.get("n").asLong());

                    assertLimits(proportion.wilson(), source.get("wilson"));
                    assertLimits(proportion.exact(), source.get("clopper_pearson"));
                });
    }

    @Test
    void lifespansAreThoseOfTheSource() throws IOException {
        assertThat(read("lifespan-vectors.json").get("keys")).isNotEmpty().allSatisfy(source -> {
            Weibull lifetime = lifetime(source);

            assertClose(lifetime.mean(), source.get("mean"));
            assertClose(lifetime.median(), source.get("median"));
            assertClose(lifetime.standardDeviation(), source.get("sd"));
            assertClose(lifetime.quantile(0.1), source.get("p10"));
            assertClose(lifetime.quantile(0.9), source.get("p90"));
            for (int row = 0; row < source.get("age").size(); row++) {
                double age = source.get("age").get(row).asDouble();
                assertClose(lifetime.survival(age), source.get("S").get(row));
                assertClose(
                        lifetime.meanResidualLife(age),
                        source.get("mean_residual_life").get(row));
                assertClose(
                        lifetime.restrictedResidualLife(age, 20),
                        source.get("restricted_residual_life_to_20").get(row));
            }
        });
    }

    @Test
    void wasteGeneratedIsThatOfTheSource() throws IOException {
        assertThat(read("lifespan-vectors.json").get("waste_generated"))
                .isNotEmpty()
                .allSatisfy(source -> {
                    double[] sold = numbers(source.get("pom_years"));
                    Weibull lifetime = lifetime(source);
                    for (int row = 0; row < source.get("year").size(); row++) {
                        double year = source.get("year").get(row).asDouble();
                        double ended = IntStream.range(0, sold.length)
                                .filter(each -> sold[each] <= year)
                                .mapToDouble(each -> lifetime.endsBetween(year - sold[each], year - sold[each] + 1))
                                .sum();
                        assertClose(
                                ended * source.get("pom_per_year").asDouble(),
                                source.get("cdf_difference").get(row));
                    }
                });
    }

    @Test
    void goldenRepairsAndIncidencesAreThoseOfTheSource() throws IOException {
        JsonNode golden = read("golden-life.json");
        JsonNode expected = golden.get("expected");
        GoldenLives lives = GoldenLives.of(golden);

        MeanCumulativeFunction repairs =
                MeanCumulativeFunction.of(lives.exposure(), lives.fixedLines(), lives.fixedAges());
        CumulativeIncidence fates = lives.competing().incidence(2);

        assertThat(expected.get("mcf_fixed_repairs")).hasSize(repairs.size()).allSatisfy(row -> {
            int step = repairs.indexAt(row.get("age_days").asDouble());
            assertThat(repairs.atRisk(step)).isEqualTo(row.get("n_risk").asLong());
            assertThat(repairs.events(step)).isEqualTo(row.get("d").asLong());
            assertClose(repairs.mean(step), row.get("mcf"));
        });
        assertThat(expected.get("cumulative_incidence")).hasSize(fates.size()).allSatisfy(row -> {
            int step = fates.indexAt(row.get("age_days").asDouble());
            assertThat(fates.atRisk(step)).isEqualTo(row.get("n_risk").asDouble());
            assertClose(fates.survival(step), row.get("S"));
            assertClose(fates.incidence(1, step), row.get("TREATED"));
            assertClose(fates.incidence(2, step), row.get("DISPOSED"));
        });
    }

    private static Weibull lifetime(JsonNode source) {
        return new Weibull(source.get("shape").asDouble(), source.get("scale").asDouble());
    }

    private static double[] numbers(JsonNode array) {
        List<Double> numbers = new ArrayList<>();
        array.forEach(each -> numbers.add(each.asDouble()));
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static void assertLimits(Limits limits, JsonNode source) {
        assertClose(limits.lower(), source.get(0));
        assertClose(limits.upper(), source.get(1));
    }

    private static void assertClose(double actual, JsonNode expected) {
        assertThat(actual).isCloseTo(expected.asDouble(), within(Math.max(1e-9 * expected.asDouble(), 1e-15)));
    }

    private static JsonNode read(String file) throws IOException {
        return new ObjectMapper().readTree(SOURCES.resolve(file).toFile());
    }

    static boolean sourcesAreHere() {
        return Files.isDirectory(SOURCES);
    }
}
