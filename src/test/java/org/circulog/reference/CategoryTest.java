package org.circulog.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CategoryTest {

    private static final AverageMass NINETIES = new AverageMass(1990, 1999, 200);
    private static final AverageMass NOUGHTIES = new AverageMass(2000, 2009, 100);
    private static final AverageMass TENS = new AverageMass(2010, 2019, 50);

    @Test
    void ordersTheYearsOfItsMasses() {
        Category category = categoryWith("0306", List.of(TENS, NINETIES, NOUGHTIES));

        assertThat(category.averageMasses()).containsExactly(NINETIES, NOUGHTIES, TENS);
        assertThat(category.averageMassMg()).isEqualTo(50);
    }

    @ParameterizedTest
    @ValueSource(strings = {"306", "00306", "030A", "", "٠٣٠٦"})
    void refusesAKeyThatIsNotFourDigits(String key) {
        List<AverageMass> masses = List.of(TENS);

        assertThatIllegalArgumentException().isThrownBy(() -> categoryWith(key, masses));
    }

    @Test
    void refusesToBeWithoutAMass() {
        assertThatIllegalArgumentException().isThrownBy(() -> categoryWith("0306", List.of()));
    }

    @Test
    void refusesAGapBetweenTheYears() {
        List<AverageMass> masses = List.of(NINETIES, TENS);

        assertThatIllegalArgumentException().isThrownBy(() -> categoryWith("0306", masses));
    }

    @Test
    void refusesYearsThatOverlap() {
        List<AverageMass> masses = List.of(NINETIES, new AverageMass(1999, 2005, 100));

        assertThatIllegalArgumentException().isThrownBy(() -> categoryWith("0306", masses));
    }

    @ParameterizedTest
    @CsvSource({"2001, 2000, 1", "2000, 2001, 0", "2000, 2001, -1"})
    void refusesAnImpossibleAverageMass(int fromYear, int toYear, long massMg) {
        assertThatIllegalArgumentException().isThrownBy(() -> new AverageMass(fromYear, toYear, massMg));
    }

    private static Category categoryWith(String key, List<AverageMass> masses) {
        return new Category(key, "Mobile phones", "6", "3", false, masses, List.of());
    }
}
