package org.circulog.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Compares the tables with the files they were made from; those files are not part of the repository. */
@EnabledIf("sourcesAreHere")
class ReferenceSourcesTest {

    private static final Path SOURCES = Path.of("..", "shared", "reference");

    private final Categories categories = new Categories();

    @Test
    void keysAndCategoriesAreThoseOfTheSource() throws IOException {
        List<NamedCsvRecord> rows = rows("unu-keys.csv");

        assertThat(rows).hasSameSizeAs(categories.all()).allSatisfy(row -> {
            Category category = category(row);

            assertThat(category.eu6()).isEqualTo(eu6(row));
            assertThat(category.eu10()).isEqualTo(row.getField("eu10"));
            assertThat(category.professional()).isEqualTo(Boolean.parseBoolean(row.getField("professional")));
            assertThat(category.averageMassMg()).isEqualTo(milligrams(row.getField("average_weight_kg")));
        });
    }

    @Test
    void lifetimesAreThoseOfTheSource() throws IOException {
        assertThat(rows("unu-keys.csv")).allSatisfy(row -> {
            assertLifetime(row, "weee-tool-2023", "weee_tool_2023");
            assertLifetime(row, "weee-tool-2023-it", "weee_tool_2023_it");
            assertLifetime(row, "unu-2015", "unu_2015");
        });
    }

    @Test
    void massesAreThoseOfTheSourceInEveryYear() throws IOException {
        assertThat(rows("unu-key-weights.csv"))
                .filteredOn(row -> row.getField("country_alpha3").isEmpty())
                .hasSizeGreaterThan(1_500)
                .allSatisfy(row -> assertThat(category(row).averageMassMg(Integer.parseInt(row.getField("year"))))
                        .isEqualTo(milligrams(row.getField("avg_weight_kg"))));
    }

    @Test
    void contentsAreThoseOfTheSource() throws IOException {
        JsonNode devices = new ObjectMapper()
                .readTree(SOURCES.resolve("material-content.json").toFile())
                .get("devices");

        assertThat(new MaterialContents().all()).allSatisfy(content -> {
            String table = content.source().replace("Buchert et al. 2012, table", "Table");
            String symbol = new Materials()
                    .find(content.material())
                    .orElseThrow()
                    .symbol()
                    .orElseThrow();

            assertThat(devices)
                    .filteredOn(device -> device.get("source").asText().endsWith(table))
                    .hasSize(1)
                    .allSatisfy(device -> {
                        assertThat(device.get("unu_key").asText()).isEqualTo(content.category());
                        assertThat(device.get("year").asInt()).isEqualTo(content.year());
                        assertThat(device.get("grams")
                                        .get(symbol)
                                        .decimalValue()
                                        .movePointRight(3))
                                .isEqualByComparingTo(BigDecimal.valueOf(content.massMg()));
                    });
        });
    }

    @Test
    void footprintsAreThoseOfTheSource() throws IOException {
        List<NamedCsvRecord> rows = rows("footprints.csv");

        assertThat(new Footprints().all()).hasSameSizeAs(rows).allSatisfy(footprint -> {
            NamedCsvRecord row = rows.stream()
                    .filter(each -> each.getField("name").equals(footprint.item()))
                    .findFirst()
                    .orElseThrow();

            assertThat(footprint.massKg()).isEqualTo(Double.parseDouble(row.getField("weight_kg_v2")));
            assertThat(footprint.footprintKgCo2e()).isEqualTo(Double.parseDouble(row.getField("footprint_kgco2e_v2")));
            assertThat(footprint.powered()).isEqualTo(row.getField("powered").equals("1"));
            assertThat(footprint.miscellaneous()).isEqualTo(row.getField("name").startsWith("Misc "));
        });
    }

    private void assertLifetime(NamedCsvRecord row, String set, String columns) {
        Optional<ReferenceLifetime> lifetime = category(row).lifetime(set);

        assertThat(lifetime.map(found -> BigDecimal.valueOf(found.shape())))
                .isEqualTo(decimal(row.getField(columns + "_shape")));
        assertThat(lifetime.map(found -> BigDecimal.valueOf(found.scaleYears())))
                .isEqualTo(decimal(row.getField(columns + "_scale_years")));
    }

    private Category category(NamedCsvRecord row) {
        return categories.find(row.getField("unu_key")).orElseThrow();
    }

    /** The repository has 5 for 0703; the WEEE Calculation Tool Manual, which we follow, has 4. */
    private static String eu6(NamedCsvRecord row) {
        return row.getField("unu_key").equals("0703") ? "4a" : row.getField("eu6");
    }

    private static Optional<BigDecimal> decimal(String value) {
        return value.isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(value));
    }

    private static long milligrams(String kilograms) {
        return new BigDecimal(kilograms).movePointRight(6).longValueExact();
    }

    private static List<NamedCsvRecord> rows(String file) throws IOException {
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(SOURCES.resolve(file))) {
            return rows.stream().toList();
        }
    }

    static boolean sourcesAreHere() {
        return Files.isDirectory(SOURCES);
    }
}
