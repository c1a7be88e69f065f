package org.circulog.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaterialContentsTest {

    private final MaterialContents contents = new MaterialContents();
    private final Categories categories = new Categories();
    private final Materials materials = new Materials();

    @ParameterizedTest
    @CsvSource({
        "0306, COBALT, 6300",
        "0306, SILVER, 305",
        "0306, GOLD, 30",
        "0306, PALLADIUM, 11",
        "0306, NEODYMIUM, 50",
        "0306, PRASEODYMIUM, 10",
        "0303, SILVER, 438",
        "0303, GOLD, 104",
        "0303, PALLADIUM, 39",
    })
    void knowsWhatTheStudyFound(String category, String material, long massMg) {
        assertThat(contents.find(category, material).map(MaterialContent::massMg))
                .contains(massMg);
    }

    @Test
    void everyContentIsOfAKnownCategoryAndMaterialAndHasASource() {
        assertThat(contents.all()).isNotEmpty().allSatisfy(content -> {
            assertThat(categories.find(content.category())).isPresent();
            assertThat(materials.find(content.material())).isPresent();
            assertThat(content.source()).isNotBlank();
            assertThat(content.year()).isBetween(2000, 2026);
        });
        assertThat(contents.all())
                .extracting(content -> Map.entry(content.category(), content.material()))
                .doesNotHaveDuplicates();
    }

    @Test
    void allContentsOfACategoryTogetherAreFarBelowItsAverageMass() {
        for (String key : Set.of("0303", "0306")) {
            Category category = categories.find(key).orElseThrow();
            long sum = contents.all().stream()
                    .filter(content -> content.category().equals(key))
                    .mapToLong(MaterialContent::massMg)
                    .sum();

            assertThat(sum).isLessThan(category.averageMassMg() / 10);
        }
    }

    @Test
    void aPieceHoldsMoreSilverThanGoldAndMoreGoldThanPalladium() {
        for (String category : Set.of("0303", "0306")) {
            assertThat(massOf(category, "SILVER")).isGreaterThan(massOf(category, "GOLD"));
            assertThat(massOf(category, "GOLD")).isGreaterThan(massOf(category, "PALLADIUM"));
        }
    }

    @Test
    void saysNothingOfWhatNoStudyIsKnownFor() {
        assertThat(contents.find("0306", "COPPER")).isEmpty();
        assertThat(contents.find("0108", "GOLD")).isEmpty();
    }

    private long massOf(String category, String material) {
        return contents.find(category, material).orElseThrow().massMg();
    }
}
