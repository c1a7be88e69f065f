package org.circulog.reference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AbsentMaterialsTest {
    private final AbsentMaterials absent = new AbsentMaterials();

    @ParameterizedTest
    @CsvSource({
        "0503, GOLD, true",
        "0504, PALLADIUM, true",
        "0503, MERCURY, false",
        "0505, GOLD, false",
        "0306, GOLD, false",
        "0306, UNOBTAINIUM, false",
    })
    void knowsWhatTubesDoNotHold(String category, String material, boolean isAbsent) {
        assertThat(absent.isAbsent(category, material)).isEqualTo(isAbsent);
    }

    @Test
    void everyEntryIsOfAKnownCategoryAndMaterialAndContradictsNoStudy() {
        assertThat(absent.all()).isNotEmpty().allSatisfy(absence -> {
            assertThat(new Categories().find(absence.category())).isPresent();
            assertThat(new Materials().find(absence.material())).isPresent();
            assertThat(new MaterialContents().find(absence.category(), absence.material()))
                    .isEmpty();
        });
    }
}
