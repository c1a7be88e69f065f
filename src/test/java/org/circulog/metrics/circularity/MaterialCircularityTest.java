package org.circulog.metrics.circularity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaterialCircularityTest {
    private static final Feedstock VIRGIN = new Feedstock(0, 0, 1);
    private static final EndOfUse WASTED = new EndOfUse(0, 0, 1);

    @ParameterizedTest
    @CsvFileSource(resources = "/circularity/material-circularity.csv", useHeadersInDisplayName = true)
    void agreesWithTheWorkedCases(ArgumentsAccessor row) {
        MaterialCircularity product = new MaterialCircularity(
                row.getDouble(1),
                new Feedstock(row.getDouble(2), row.getDouble(3), row.getDouble(4)),
                new EndOfUse(row.getDouble(5), row.getDouble(6), row.getDouble(7)),
                row.getDouble(8) / row.getDouble(9) * row.getDouble(10));

        assertClose(product.virginFeedstock(), row.getDouble(11));
        assertClose(product.directWaste(), row.getDouble(12));
        assertClose(product.wasteOfRecycling(), row.getDouble(13));
        assertClose(product.wasteOfFeedstock(), row.getDouble(14));
        assertClose(product.waste(), row.getDouble(15));
        assertClose(product.linearFlowIndex(), row.getDouble(16));
        assertClose(product.utilityFactor(), row.getDouble(17));
        assertClose(product.indicator(), row.getDouble(18));
    }

    @Test
    void sharesThatRoundToMoreThanOneLeaveNothing() {
        Feedstock divided = new Feedstock(0.7, 0.3 + 1e-16, 1);

        assertThat(new MaterialCircularity(3, divided, WASTED, 1).virginFeedstock())
                .isZero();
        assertThat(new MaterialCircularity(3, new Feedstock(0.1, 0.9000000000000001, 1), WASTED, 1).virginFeedstock())
                .isZero();
    }

    @Test
    void theMassIsOfAnyUnit() {
        EndOfUse recycled = new EndOfUse(0.8, 0.1, 0.6);

        double light = new MaterialCircularity(1e-9, VIRGIN, recycled, 1.2).indicator();
        double heavy = new MaterialCircularity(1e9, VIRGIN, recycled, 1.2).indicator();

        assertClose(light, heavy);
    }

    @ParameterizedTest
    @CsvSource({"-0.1, 0, 1", "0, 1.1, 1", "NaN, 0, 1", "0.6, 0.5, 1", "0, 0, 1.1", "0, 0, NaN"})
    void refusesWhatIsNoShare(double recycled, double reused, double efficiency) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Feedstock(recycled, reused, efficiency));
        assertThatIllegalArgumentException().isThrownBy(() -> new EndOfUse(recycled, reused, efficiency));
    }

    @Test
    void refusesFeedstockFromRecyclingThatYieldsNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Feedstock(0, 0, 0));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesAMassOrUtilityThatIsNone(double value) {
        assertThatIllegalArgumentException().isThrownBy(() -> new MaterialCircularity(value, VIRGIN, WASTED, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new MaterialCircularity(1, VIRGIN, WASTED, value));
    }

    private static void assertClose(double actual, double expected) {
        assertThat(actual).isCloseTo(expected, within(Math.max(1e-9 * expected, 1e-15)));
    }
}
