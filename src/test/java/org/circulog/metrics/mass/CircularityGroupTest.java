package org.circulog.metrics.mass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.circulog.metrics.cells.Cells;
import org.circulog.metrics.cells.Measure;
import org.circulog.metrics.population.GroupKey;
import org.junit.jupiter.api.Test;

class CircularityGroupTest {
    private static final double ROUNDED = 1e-12;

    private final Cells cells = new Cells();

    CircularityGroupTest() {
        cells.add(Measure.DEVICES, 0, 10);
        cells.add(Measure.DEVICE_MG, 2, 1_000);
    }

    @Test
    void aLinearProductOfAverageLifetimeHasATenth() {
        CircularityGroup group = group(new CircularityInputs(0.0, 0.0, 0.0, 0.0, 0.0, null), 1.0);

        assertThat(group.indicator()).isCloseTo(0.1, within(ROUNDED));
        assertThat(group.linearFlowIndex()).isCloseTo(1, within(ROUNDED));
        assertThat(group.virginFeedstockMg()).isEqualTo(1_000);
        assertThat(group.notEstimable()).isEmpty();
    }

    @Test
    void livingTwiceAsLongMakesUpForALinearFlow() {
        assertThat(group(new CircularityInputs(0.0, 0.0, 0.0, 0.0, 0.0, null), 2.0)
                        .indicator())
                .isCloseTo(0.55, within(ROUNDED));
    }

    @Test
    void whatIsRecycledNeedsAnEfficiency() {
        CircularityGroup group = group(new CircularityInputs(0.0, 0.0, 0.0, 0.5, 0.0, null), 1.0);

        assertThat(group.notEstimable()).containsExactly(NotEstimable.NO_OUTPUTS);
        assertThat(group.linearFlowIndex()).isNull();
        assertThat(group.indicator()).isNull();
    }

    @Test
    void withoutALifetimeTheFlowsAreStillTold() {
        CircularityGroup group = group(new CircularityInputs(0.1, 0.5, 0.0, 0.5, 0.125, 0.8), null);

        assertThat(group.notEstimable()).containsExactly(NotEstimable.NO_LIFETIME);
        assertThat(group.virginFeedstockMg()).isCloseTo(900, within(1e-9));
        assertThat(group.wasteMg()).isCloseTo(437.5, within(1e-9));
        assertThat(group.linearFlowIndex()).isCloseTo(1337.5 / 1962.5, within(ROUNDED));
        assertThat(group.indicator()).isNull();
    }

    @Test
    void beforeTheEndOfUseNothingIsToldOfIt() {
        assertThat(group(new CircularityInputs(0.0, 0.0, 0.0, null, null, null), 1.0)
                        .notEstimable())
                .containsExactly(NotEstimable.NO_END_OF_USE);
    }

    @Test
    void recycledContentIsTheMeanByMassOfThoseOfWhichItIsKnown() {
        cells.add(Measure.RECYCLED_CONTENT_MG, 2_000, 300);
        cells.add(Measure.RECYCLED_CONTENT_MG, 550, 100);

        CircularityInputs inputs = CircularityInputs.of(new Masses(cells, true), null);

        assertThat(inputs.recycledFeedstock()).isCloseTo((300 * 0.2 + 100 * 0.055) / 400, within(ROUNDED));
        assertThat(inputs.recycledFeedstockKnownShare()).isCloseTo(0.4, within(ROUNDED));
    }

    private CircularityGroup group(CircularityInputs inputs, Double factor) {
        return CircularityGroup.of(
                GroupKey.ALL, new Masses(cells, false), inputs, new CircularityUtility(null, null, null, factor));
    }
}
