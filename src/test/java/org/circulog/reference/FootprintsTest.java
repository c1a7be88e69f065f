package org.circulog.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FootprintsTest {
    /** Between what an item weighs and the average of the key it stands in for. */
    private static final double FARTHEST = 3.6;

    private final Footprints footprints = new Footprints();
    private final Categories categories = new Categories();

    @Test
    void holdsThe47ItemsOfTheRepairCommunity() {
        assertThat(footprints.all()).hasSize(47).extracting(Footprint::item).doesNotHaveDuplicates();
        assertThat(footprints.all()).filteredOn(Footprint::miscellaneous).hasSize(2);
        assertThat(footprints.all()).filteredOn(item -> !item.powered()).hasSize(6);
    }

    @Test
    void decidesForEveryKeyAndSaysWhyThereIsNoItem() {
        assertThat(footprints.choices())
                .extracting(FootprintChoice::category)
                .containsExactlyElementsOf(
                        categories.all().stream().map(Category::key).toList());
        assertThat(footprints.choices())
                .filteredOn(choice -> choice.item() == null)
                .hasSizeBetween(20, 34)
                .allSatisfy(choice -> {
                    assertThat(choice.note()).isNotBlank();
                    assertThat(footprints.find(choice.category())).isEmpty();
                });
    }

    @ParameterizedTest
    @CsvSource({
        "0306, Mobile, 0.15, 50.51",
        "0303, Laptop medium, 1.83, 265.32",
        "0204, Vacuum, 6.8, 36.01",
        "0302, Desktop computer, 6.69, 414.17",
        "0203, Coffee maker, 1.28, 17.5"
    })
    void findsTheItemThatStandsInForAKey(String key, String item, double massKg, double footprintKgCo2e) {
        Footprint footprint = footprints.find(key).orElseThrow();

        assertThat(footprint).isEqualTo(new Footprint(item, massKg, footprintKgCo2e, true, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0002", "0104", "0108", "0308", "9999"})
    void findsNothingWhereNoItemIsOfTheKind(String key) {
        assertThat(footprints.find(key)).isEmpty();
    }

    @Test
    void aVacuumCleanerWeighsAboutSixKilograms() {
        // a public mapping of repair categories carries 59
        assertThat(footprints.find("0204").orElseThrow().massKg()).isBetween(5.0, 7.0);
    }

    @Test
    void itemsWeighAboutAsMuchAsTheDevicesTheyStandInFor() {
        assertThat(categories.all())
                .filteredOn(category -> footprints.find(category.key()).isPresent())
                // named alike, but the average of the key is that of handheld consoles
                .filteredOn(category -> !category.key().equals("0702"))
                .allSatisfy(category -> {
                    double ratio = footprints.find(category.key()).orElseThrow().massKg()
                            * 1_000_000
                            / category.averageMassMg();
                    assertThat(ratio).as(category.key()).isBetween(1 / FARTHEST, FARTHEST);
                });
    }

    @Test
    void makingAnItemEmitsAFewTimesItsMassAtLeast() {
        assertThat(footprints.all())
                .filteredOn(item -> !item.miscellaneous())
                .allSatisfy(item ->
                        assertThat(item.footprintKgCo2e() / item.massKg()).isBetween(2.0, 1_000.0));
    }

    @Test
    void refusesAnItemWithoutAverageThatIsNotMiscellaneous() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Footprint("Fan", 0, 15.6, true, true));
        assertThatIllegalArgumentException().isThrownBy(() -> new Footprint("Fan", 0, 0, true, false));
        assertThatIllegalArgumentException().isThrownBy(() -> new FootprintChoice("0002", null, null));
    }
}
