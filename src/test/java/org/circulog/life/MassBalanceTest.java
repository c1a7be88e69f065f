package org.circulog.life;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MassBalanceTest {
    @ParameterizedTest
    @CsvSource({
        "160000, MEASURED, 168000",
        "160000, DECLARED, 168000",
        "160000, CATEGORY_DEFAULT, 480000",
        "19, MEASURED, 19",
        "20, MEASURED, 21",
        "39, DECLARED, 40",
        "1, CATEGORY_DEFAULT, 3",
        "1000000000000, MEASURED, 1050000000000",
        "1000000000000, CATEGORY_DEFAULT, 3000000000000",
    })
    void allowsFivePercentAboveAKnownMassAndThreeTimesAnAverage(long inputMg, MassBasis basis, long limitMg) {
        MassBalance untouched = new MassBalance(inputMg, basis, 0);
        MassBalance atTheLimit = new MassBalance(inputMg, basis, limitMg);
        MassBalance belowTheLimit = new MassBalance(inputMg, basis, limitMg - 1);

        assertThat(untouched.limitMg()).isEqualTo(limitMg);
        assertThat(untouched.allowedMg()).isEqualTo(limitMg);
        assertThat(belowTheLimit.allowedMg()).isEqualTo(1);
        assertThat(atTheLimit.allowedMg()).isZero();
    }

    @Test
    void allowsAndLeavesNothingLessThanNothing() {
        MassBalance balance = new MassBalance(100, MassBasis.MEASURED, 106);

        assertThat(balance.allowedMg()).isZero();
        assertThat(balance.remainingMg()).isZero();
    }

    @Test
    void leavesWhatHasNotComeOutOfTheInput() {
        assertThat(new MassBalance(100, MassBasis.CATEGORY_DEFAULT, 99).remainingMg())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "CATEGORY_DEFAULT, 100, false",
        "CATEGORY_DEFAULT, 101, true",
        "DECLARED, 101, false",
        "MEASURED, 101, false",
    })
    void isAboveDefaultOnlyWhereTheInputIsAnAverage(MassBasis basis, long recoveredMg, boolean above) {
        assertThat(new MassBalance(100, basis, recoveredMg).isAboveDefault()).isEqualTo(above);
    }
}
