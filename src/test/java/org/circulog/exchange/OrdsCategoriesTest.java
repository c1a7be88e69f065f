package org.circulog.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.circulog.reference.Categories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrdsCategoriesTest {
    private static final Path FOOTPRINTS = Path.of("..", "shared", "reference", "footprints.csv");
    private static final double MG_PER_KG = 1e6;

    private final OrdsCategories categories = new OrdsCategories();
    private final Categories unuKeys = new Categories();

    @Test
    void hasTheFortyCategoriesOfTheStandard() {
        assertThat(categories.all()).hasSize(40);
    }

    @ParameterizedTest
    @CsvSource({
        "Aircon/dehumidifier, 0111, 5, 35",
        "Battery/charger/adapter, 0201, 0.1, 1.5",
        "Decorative or safety lights, 0506, 0.05, 1",
        "Desktop computer, 0302, 5, 12",
        "Digital compact camera, 0406, 0.1, 0.6",
        "DSLR/video camera, 0406, 0.2, 1.5",
        "Fan, 0201, 0.8, 5",
        "Flat screen, 0408, 3, 20",
        "Hair & beauty item, 0205, 0.2, 1",
        "Handheld entertainment device, 0402, 0.1, 0.6",
        "Headphones, 0401, 0.05, 0.5",
        "Hi-Fi integrated, 0403, 2, 12",
        "Hi-Fi separates, 0403, 2, 12",
        "Kettle, 0203, 0.8, 2",
        "Lamp, 0506, 0.2, 3",
        "Laptop, 0303, 0.7, 4",
        "Large home electrical, 0114, 8, 70",
        "Misc, 0201, 0.5, 5",
        "Mobile, 0306, 0.05, 0.25",
        "Musical instrument, 0403, 2, 20",
        "Paper shredder, 0304, 3, 12",
        "PC accessory, 0301, 0.1, 1.5",
        "Portable radio, 0403, 0.5, 4",
        "Power tool, 0601, 1, 4",
        "Printer/scanner, 0304, 4, 14",
        "Projector, 0404, 1.5, 5",
        "Sewing machine, 0601, 2, 10",
        "Small home electrical, 0201, 0.5, 5",
        "Small kitchen item, 0202, 1, 5",
        "Tablet, 0303, 0.3, 1",
        "Toaster, 0202, 0.8, 4",
        "Toy, 0701, 0.2, 2",
        "TV and gaming-related accessories, 0404, 0.5, 5",
        "Vacuum, 0204, 4, 8",
        "Watch/clock, 0201, 0.1, 1.5",
        "Coffee maker, 0203, 1, 5",
        "Food processor, 0202, 1, 5",
        "Games console, 0702, 0.3, 4",
        "Hair dryer, 0205, 0.3, 1",
        "Iron, 0201, 0.8, 2"
    })
    void mapsEachCategoryToAKeyWhoseDevicesWeighAboutAsMuch(String name, String key, double least, double most) {
        OrdsCategory category = categories.find(name).orElseThrow();

        assertThat(category.key()).isEqualTo(key);
        assertThat(massKg(category)).isBetween(least, most);
    }

    @Test
    void findsACategoryInAnyCase() {
        assertThat(categories.find("vacuum"))
                .isEqualTo(categories.find("Vacuum"))
                .isPresent();
    }

    /** Averages of one key and of one kind of product differ; a factor of ten would be another kind of product. */
    @Test
    @EnabledIf("footprintsExist")
    void agreesWithTheMassesOfTheRepairCommunity() throws IOException {
        List<String> compared = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(FOOTPRINTS)) {
            for (NamedCsvRecord row : rows) {
                categories.find(row.getField("name")).ifPresent(category -> {
                    double factor = massKg(category) / Double.parseDouble(row.getField("weight_kg_v2"));
                    assertThat(factor).as(category.name()).isBetween(0.1, 10.0);
                    compared.add(category.name());
                });
            }
        }

        assertThat(compared).hasSizeGreaterThan(25);
    }

    private double massKg(OrdsCategory category) {
        return unuKeys.find(category.key()).orElseThrow().averageMassMg() / MG_PER_KG;
    }

    private static boolean footprintsExist() {
        return Files.exists(FOOTPRINTS);
    }
}
