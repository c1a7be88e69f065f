package org.circulog.metrics.circularity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WeeeRatesTest {
    private static final long MG_BY_TONNE = 1_000_000_000;

    @ParameterizedTest
    @CsvFileSource(resources = "/circularity/weee-rates.csv", useHeadersInDisplayName = true)
    void agreeWithTheWorkedCases(ArgumentsAccessor row) {
        WeeeTreatment treatment = treatment(row);
        WeeeCollection collection = new WeeeCollection(treatment.collectedMg(), row.getDouble(7) * MG_BY_TONNE);

        assertClose(treatment.recyclingRate(), row.getDouble(8));
        assertClose(treatment.recoveryRate(), row.getDouble(9));
        assertClose(treatment.preparingForReuseRate(), row.getDouble(10));
        assertClose(treatment.disposalRate(), row.getDouble(11));
        assertClose(OptionalDouble.of(collection.rate()), row.getDouble(12));
        assertClose(OptionalDouble.of(collection.recyclingRateOfEwaste(treatment)), row.getDouble(13));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/circularity/weee-rates.csv", useHeadersInDisplayName = true)
    void meetTheTargetsOfTheWorkedCases(ArgumentsAccessor row) {
        WeeeTreatment treatment = treatment(row);
        WeeeTarget target = WeeeTarget.of(row.getString(1));
        WeeeCollection collection = new WeeeCollection(treatment.collectedMg(), row.getDouble(7) * MG_BY_TONNE);

        assertThat(treatment.recyclesAtLeast(target.recyclingPercent())).isEqualTo(row.getBoolean(14));
        assertThat(target.recoveryPercent().isPresent()).isEqualTo(row.getString(15) != null);
        target.recoveryPercent()
                .ifPresent(percent ->
                        assertThat(treatment.recoversAtLeast(percent)).isEqualTo(row.getBoolean(15)));
        assertThat(collection.meetsTarget()).isEqualTo(row.getBoolean(16));
    }

    @ParameterizedTest
    @CsvSource({"1, 80, 85", "2, 70, 80", "3, 80,", "4, 80, 85", "4a, 80, 85", "4b, 80, 85", "5, 55, 75", "6, 55, 75"})
    void targetsAreThoseOfAnnexV(String eu6, int recycling, Integer recovery) {
        WeeeTarget target = WeeeTarget.of(eu6);

        assertThat(target.recyclingPercent()).isEqualTo(recycling);
        assertThat(target.recoveryPercent().isPresent()).isEqualTo(recovery != null);
        target.recoveryPercent().ifPresent(percent -> assertThat(percent).isEqualTo(recovery));
    }

    @Test
    void aTargetIsMetToTheMilligram() {
        assertThat(new WeeeTreatment(1_000_000_000_001L, 0, 550_000_000_001L, 0, 0).recyclesAtLeast(55))
                .isTrue();
        assertThat(new WeeeTreatment(1_000_000_000_001L, 0, 550_000_000_000L, 0, 0).recyclesAtLeast(55))
                .isFalse();
    }

    @Test
    void nothingCollectedHasNoRatesAndMeetsNoTarget() {
        WeeeTreatment nothing = new WeeeTreatment(0, 0, 0, 0, 0);

        assertThat(nothing.recyclingRate()).isEmpty();
        assertThat(nothing.recoveryRate()).isEmpty();
        assertThat(nothing.disposalRate()).isEmpty();
        assertThat(nothing.recyclesAtLeast(0)).isFalse();
        assertThat(new WeeeCollection(0, 1).recyclingRateOfEwaste(nothing)).isZero();
    }

    @Test
    void moreThanWasCollectedLeavesNothingToDispose() {
        WeeeTreatment fromStock = new WeeeTreatment(10, 0, 12, 0, 0);

        assertThat(fromStock.recoveryRate()).hasValue(1.2);
        assertThat(fromStock.disposalRate()).hasValue(0);
    }

    @Test
    void refuseNegativeMassesAndNoMarket() {
        assertThatIllegalArgumentException().isThrownBy(() -> new WeeeTreatment(-1, 0, 0, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new WeeeTreatment(1, -1, 0, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new WeeeTreatment(1, 0, -1, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new WeeeTreatment(1, 0, 0, -1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new WeeeTreatment(1, 0, 0, 0, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> new WeeeCollection(-1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new WeeeCollection(1, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "7", "4c"})
    void refuseACategoryThatIsNone(String eu6) {
        assertThatIllegalArgumentException().isThrownBy(() -> WeeeTarget.of(eu6));
    }

    private static WeeeTreatment treatment(ArgumentsAccessor row) {
        return new WeeeTreatment(
                row.getLong(2) * MG_BY_TONNE,
                row.getLong(3) * MG_BY_TONNE,
                row.getLong(4) * MG_BY_TONNE,
                row.getLong(5) * MG_BY_TONNE,
                row.getLong(6) * MG_BY_TONNE);
    }

    private static void assertClose(OptionalDouble actual, double expected) {
        assertThat(actual.orElseThrow()).isCloseTo(expected, within(1e-9 * expected));
    }
}
