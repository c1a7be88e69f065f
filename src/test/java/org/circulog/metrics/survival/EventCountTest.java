package org.circulog.metrics.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventCountTest {
    private static final double RELATIVE = 1e-9;

    @ParameterizedTest
    @CsvFileSource(resources = "/survival/poisson-counts.csv", useHeadersInDisplayName = true)
    void limitsAreQuantilesOfChiSquare(long count, double lower, double upper) {
        Limits limits = new EventCount(count).limits();

        assertThat(limits.lower()).isCloseTo(lower, within(RELATIVE * lower));
        assertThat(limits.upper()).isCloseTo(upper, within(RELATIVE * upper));
    }

    @Test
    void ratioOfTheGoldenLivesIsBelowOneWithAnIntervalAroundIt() {
        EventCount ended = new EventCount(7);
        double expected = 10.833150895534;

        assertThat(ended.ratioTo(expected)).isCloseTo(0.646164727834, within(RELATIVE));
        assertThat(ended.ratioLimits(expected).lower()).isEqualTo(ended.limits().lower() / expected);
        assertThat(ended.ratioLimits(expected).upper()).isEqualTo(ended.limits().upper() / expected);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesAnExpectationThatIsNone(double expected) {
        EventCount none = new EventCount(0);

        assertThatIllegalArgumentException().isThrownBy(() -> none.ratioTo(expected));
        assertThatIllegalArgumentException().isThrownBy(() -> none.ratioLimits(expected));
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 1_000_000_001})
    void refusesACountThatIsNoneOrTooLarge(long count) {
        assertThatIllegalArgumentException().isThrownBy(() -> new EventCount(count));
    }
}
