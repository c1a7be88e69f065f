package org.circulog.metrics.population;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThinningTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 499, 500})
    void keepsAllPointsOfAShortCurve(int points) {
        assertThat(Thinning.indices(points).toArray()).hasSize(points).isSorted();
    }

    @ParameterizedTest
    @ValueSource(ints = {501, 502, 1_000, 4_711, Integer.MAX_VALUE})
    void keepsFiveHundredPointsOfALongOneWithTheFirstAndTheLast(int points) {
        int[] kept = Thinning.indices(points).toArray();

        assertThat(kept)
                .hasSize(500)
                .isSorted()
                .doesNotHaveDuplicates()
                .startsWith(0)
                .endsWith(points - 1);
    }

    @Test
    void spreadsThemEvenly() {
        int[] kept = Thinning.indices(4_991).toArray();

        for (int i = 1; i < kept.length; i++) {
            assertThat(kept[i] - kept[i - 1]).isEqualTo(10);
        }
    }
}
