package org.circulog.metrics.circularity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlatRepairImpactTest {

    @ParameterizedTest
    @CsvFileSource(resources = "/circularity/flat-repair-impact.csv", useHeadersInDisplayName = true)
    void agreesWithTheWorkedCases(ArgumentsAccessor row) {
        FootprintCategory category =
                new FootprintCategory(row.getBoolean(1), row.getBoolean(2), row.getDouble(3), row.getDouble(4));

        FlatRepairImpact impact = FlatRepairImpact.ofFixed(category, row.getDouble(5));

        assertThat(impact.co2eKg()).isCloseTo(row.getDouble(6), within(1e-9 * row.getDouble(6)));
        assertThat(impact.wastePreventedKg()).isEqualTo(row.getDouble(7));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesAmountsThatAreNone(double amount) {
        FootprintCategory misc = new FootprintCategory(true, true, 0, 0);

        assertThatIllegalArgumentException().isThrownBy(() -> FlatRepairImpact.ofFixed(misc, amount));
        assertThatIllegalArgumentException().isThrownBy(() -> new FootprintCategory(true, false, amount, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new FootprintCategory(true, false, 1, amount));
    }
}
