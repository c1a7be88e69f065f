package org.circulog.metrics.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExposureTest {

    @Test
    void isAtRiskAfterItsEntryUntilItsExit() {
        Exposure exposure = Exposure.of(new double[] {4}, new double[] {9});

        assertThat(exposure.isAtRisk(0, 4)).isFalse();
        assertThat(exposure.isAtRisk(0, 5)).isTrue();
        assertThat(exposure.isAtRisk(0, 9)).isTrue();
        assertThat(exposure.isAtRisk(0, 10)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "-0.0, 0", "0, -0.0", "0, 7"})
    void isAtRiskAtAgeZeroFromBirthOn(double entry, double exit) {
        Exposure exposure = Exposure.of(new double[] {entry}, new double[] {exit});

        assertThat(exposure.isAtRisk(0, 0)).isTrue();
        assertThat(new RiskIntervals(exposure, new double[] {0}).size(0)).isOne();
    }

    @Test
    void laterChangesOfTheArraysDoNotReachIt() {
        double[] entry = {0};
        Exposure exposure = Exposure.of(entry, new double[] {9});

        entry[0] = 8;

        assertThat(exposure.isAtRisk(0, 5)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"-1, 2, 1", "NaN, 2, 1", "0, NaN, 1", "0, Infinity, 1", "3, 2, 1", "0, 1, -1", "Infinity, Infinity, 1"})
    void refusesWhatIsNoInterval(double entry, double exit, long count) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Exposure.of(new double[] {entry}, new double[] {exit}, new long[] {count}));
    }

    @Test
    void refusesArraysOfDifferentLengths() {
        assertThatIllegalArgumentException().isThrownBy(() -> Exposure.of(new double[2], new double[1]));
        assertThatIllegalArgumentException().isThrownBy(() -> Exposure.of(new double[1], new double[1], new long[2]));
    }
}
