package org.circulog.metrics.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class ProportionTest {
    private static final double RELATIVE = 1e-9;

    @ParameterizedTest
    @CsvFileSource(resources = "/survival/proportions.csv", useHeadersInDisplayName = true)
    void intervalsAgreeWithR(
            long successes, long trials, double wilsonLower, double wilsonUpper, double exactLower, double exactUpper) {
        Proportion proportion = new Proportion(successes, trials);

        assertLimits(proportion.wilson(), wilsonLower, wilsonUpper);
        assertLimits(proportion.exact(), exactLower, exactUpper);
    }

    @Test
    void successOfTheGoldenRepairsIsThreeOfFour() {
        Proportion fixed = new Proportion(6, 8);

        assertThat(fixed.value()).isEqualTo(0.75);
        assertLimits(fixed.wilson(), 0.40927543031, 0.928520787248);
    }

    @Test
    void noneAndAllAreExactAtTheirEnds() {
        assertThat(new Proportion(0, 3).wilson().lower()).isZero();
        assertThat(new Proportion(3, 3).wilson().upper()).isEqualTo(1);
        assertThat(new Proportion(0, 3).exact().lower()).isZero();
        assertThat(new Proportion(3, 3).exact().upper()).isEqualTo(1);
    }

    @Test
    void aRareSuccessAmongVeryManyKeepsItsDigits() {
        Limits wilson = new Proportion(1, 1_000_000_000_000L).wilson();
        double z2 = Limits.Z * Limits.Z;
        double root = Math.sqrt(z2 * (1 + z2 / 4));

        assertLimits(wilson, (1 + z2 / 2 - root) * 1e-12, (1 + z2 / 2 + root) * 1e-12);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "-1, 2", "3, 2", "0, -1"})
    void refusesCountsThatAreNone(long successes, long trials) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Proportion(successes, trials));
    }

    private static void assertLimits(Limits limits, double lower, double upper) {
        assertThat(limits.lower()).isCloseTo(lower, within(RELATIVE * lower));
        assertThat(limits.upper()).isCloseTo(upper, within(RELATIVE * upper));
    }
}
