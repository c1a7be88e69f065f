package org.circulog.metrics.lifetime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EvenStepsTest {
    @Test
    void aShortCurveIsShownWhole() {
        assertThat(EvenSteps.of(EvenSteps.MOST, i -> false, i -> 1)).hasSize(EvenSteps.MOST);
    }

    @Test
    void ofManyPointsThoseAtWhichTheCurveStepsAreShown() {
        int[] shown = EvenSteps.of(10_000, i -> i % 100 == 50, i -> 1 - i / 10_000.0);

        assertThat(shown).hasSize(102).startsWith(0, 50, 150).endsWith(9_950, 9_999);
    }

    @Test
    void ofManyStepsThoseAreShownThatGoDownEvenly() {
        int size = 10_000;

        int[] shown = EvenSteps.of(size, i -> true, i -> Math.exp(-i / 1000.0));

        assertThat(shown)
                .hasSizeBetween(EvenSteps.MOST / 2, EvenSteps.MOST)
                .startsWith(0)
                .endsWith(size - 1);
        double[] levels =
                Arrays.stream(shown).mapToDouble(i -> Math.exp(-i / 1000.0)).toArray();
        assertThat(IntStream.range(1, levels.length))
                .allSatisfy(i -> assertThat(levels[i - 1] - levels[i]).isLessThan(2.1 / (EvenSteps.MOST - 3) + 1e-3));
        assertThat(Arrays.stream(shown).filter(i -> i < 1000).count()).isGreaterThan(250);
    }
}
