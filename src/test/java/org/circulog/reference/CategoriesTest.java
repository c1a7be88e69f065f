package org.circulog.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CategoriesTest {

    private final Categories categories = new Categories();

    @Test
    void holdsThe54Keys() {
        List<String> keys = categories.all().stream().map(Category::key).toList();

        assertThat(keys).hasSize(54).doesNotHaveDuplicates().isSorted();
        assertThat(keys).allSatisfy(key -> assertThat(categories.find(key)).isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0107", "9999", "204", "0204 ", ""})
    void doesNotFindWhatIsNoKey(String key) {
        assertThat(categories.find(key)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0001, 4a, 1, true",
        "0002, 4b, 4b, true",
        "0104, 4a, 1, false",
        "0108, 1, 1, false",
        "0114, 5, 1, false",
        "0204, 5, 2, false",
        "0303, 2, 3, false",
        "0306, 6, 3, false",
        "0307, 4a, 3, true",
        "0408, 2, 4a, false",
        "0503, 3, 5, false",
        "0702, 6, 7, false",
        "0703, 4a, 7, false",
        "1001, 4a, 10, true",
        "1002, 1, 10, true"
    })
    void placesAKeyInBothCategorySystems(String key, String eu6, String eu10, boolean professional) {
        Category category = category(key);

        assertThat(category.eu6()).isEqualTo(eu6);
        assertThat(category.eu10()).isEqualTo(eu10);
        assertThat(category.professional()).isEqualTo(professional);
    }

    @Test
    void namesAreWrittenOutAndUnique() {
        assertThat(categories.all())
                .extracting(Category::name)
                .doesNotHaveDuplicates()
                .allSatisfy(name -> assertThat(name).isNotBlank().isEqualTo(name.strip()));
    }

    @Test
    void massesAreThoseOfDevices() {
        assertThat(categories.all())
                .flatExtracting(Category::averageMasses)
                .extracting(AverageMass::massMg)
                .allSatisfy(massMg -> assertThat(massMg).isBetween(10_000L, 200_000_000L));
    }

    @ParameterizedTest
    @CsvSource({
        "0204, 5880000", // about 6 kg; a public mapping of repair categories carries 59
        "0306, 90000",
        "0303, 820000",
        "0104, 72540000",
        "0802, 67040000"
    })
    void latestAverageMassIsPlausible(String key, long massMg) {
        assertThat(category(key).averageMassMg()).isEqualTo(massMg);
    }

    @ParameterizedTest
    @CsvSource({
        "0306, 1993, 120000",
        "0306, 1996, 120000",
        "0306, 1997, 110000",
        "0306, 2005, 100000",
        "0306, 2006, 90000",
        "0303, 1985, 5000000"
    })
    void averageMassFollowsTheYearOfSale(String key, int year, long massMg) {
        assertThat(category(key).averageMassMg(year)).isEqualTo(massMg);
    }

    @ParameterizedTest
    @CsvSource({"1970, 120000", "1992, 120000", "2022, 90000", "2100, 90000"})
    void nearestYearStandsInOutsideOfTheTable(int year, long massMg) {
        assertThat(category("0306").averageMassMg(year)).isEqualTo(massMg);
    }

    @Test
    void everyKeyHasTheLifetimesThatWerePublished() {
        assertThat(categories.all())
                .allSatisfy(category -> assertThat(category.lifetimes())
                        .extracting(ReferenceLifetime::set)
                        .containsExactlyElementsOf(publishedSets(category.key())));
    }

    @Test
    void lifetimesAreThoseOfDevices() {
        assertThat(categories.all()).flatExtracting(Category::lifetimes).allSatisfy(lifetime -> {
            assertThat(lifetime.shape()).isBetween(0.5, 4.0);
            assertThat(lifetime.scaleYears()).isBetween(4.0, 30.0);
        });
    }

    @Test
    void findsNoLifetimeInAnUnknownSet() {
        assertThat(category("0306").lifetime("weee-tool-1999")).isEmpty();
    }

    private Category category(String key) {
        return categories.find(key).orElseThrow();
    }

    private static List<String> publishedSets(String key) {
        return key.startsWith("00")
                ? List.of("weee-tool-2023", "weee-tool-2023-it")
                : List.of("weee-tool-2023", "weee-tool-2023-it", "unu-2015");
    }
}
