package org.circulog.metrics.circularity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Compares the formulas with the files that the cases were taken from, which are not part of the repository. */
@EnabledIf("sourcesAreHere")
class CircularitySourcesTest {
    private static final Path SOURCES = Path.of("..", "shared", "reference");
    private static final long MG_BY_TONNE = 1_000_000_000;

    @Test
    void indicatorsAreThoseOfTheSource() throws IOException {
        assertThat(vectors("mci-vectors.json")).isNotEmpty().allSatisfy(source -> {
            JsonNode input = source.get("input");
            JsonNode expected = source.get("expected");
            MaterialCircularity product = new MaterialCircularity(
                    share(input, "M", 1),
                    new Feedstock(share(input, "FR", 0), share(input, "FU", 0), share(input, "EF", 1)),
                    new EndOfUse(share(input, "CR", 0), share(input, "CU", 0), share(input, "EC", 1)),
                    share(input, "L", 1) / share(input, "Lav", 1) * share(input, "U", 1) / share(input, "Uav", 1));

            assertClose(product.waste(), expected.get("W"));
            assertClose(product.linearFlowIndex(), expected.get("LFI"));
            assertClose(product.indicator(), expected.get("MCI"));
        });
    }

    @Test
    void ratesAreThoseOfTheSource() throws IOException {
        assertThat(vectors("weee-rates.json")).isNotEmpty().allSatisfy(source -> {
            JsonNode input = source.get("input");
            JsonNode expected = source.get("expected");
            WeeeTreatment treatment = new WeeeTreatment(
                    milligrams(input, "separately_collected_t"),
                    milligrams(input, "prepared_for_reuse_t"),
                    milligrams(input, "entering_recycling_t"),
                    milligrams(input, "energy_recovery_t"),
                    milligrams(input, "other_recovery_t"));

            assertClose(treatment.recyclingRate(), expected.get("recycling_rate"));
            assertClose(treatment.recoveryRate(), expected.get("recovery_rate"));
            assertClose(treatment.preparingForReuseRate(), expected.get("preparing_for_reuse_rate"));
            assertClose(treatment.disposalRate(), expected.get("disposal_rate"));
            assertThat(treatment.recyclesAtLeast(
                            WeeeTarget.of(source.get("eu6").asText()).recyclingPercent()))
                    .isEqualTo(source.get("meets_recycling_target").asBoolean());
        });
    }

    @Test
    void flatImpactsAreThoseOfTheSource() throws IOException {
        assertThat(vectors("flat-impact-vectors.json"))
                .filteredOn(source -> source.get("fixed").asBoolean()
                        && source.get("category").asText().startsWith("Misc"))
                .isNotEmpty()
                .allSatisfy(source -> {
                    FootprintCategory misc =
                            new FootprintCategory(source.get("powered").asInt() == 1, true, 0, 0);
                    FlatRepairImpact impact = FlatRepairImpact.ofFixed(
                            misc, source.get("estimate_kg").asDouble());

                    assertClose(impact.co2eKg(), source.get("expected_co2e_kg"));
                    assertClose(impact.wastePreventedKg(), source.get("expected_waste_prevented_kg"));
                });
    }

    private static double share(JsonNode input, String name, double otherwise) {
        return input.path(name).asDouble(otherwise);
    }

    private static long milligrams(JsonNode input, String name) {
        return Math.round(input.get(name).asDouble() * MG_BY_TONNE);
    }

    private static void assertClose(OptionalDouble actual, JsonNode expected) {
        assertClose(actual.orElseThrow(), expected);
    }

    private static void assertClose(double actual, JsonNode expected) {
        assertThat(actual).isCloseTo(expected.asDouble(), within(Math.max(1e-9 * expected.asDouble(), 1e-15)));
    }

    private static JsonNode vectors(String file) throws IOException {
        return new ObjectMapper().readTree(SOURCES.resolve(file).toFile()).get("vectors");
    }

    static boolean sourcesAreHere() {
        return Files.isDirectory(SOURCES);
    }
}
