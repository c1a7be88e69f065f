package org.circulog.metrics.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WeibullTest {

    private static final double RELATIVE = 1e-9;

    @ParameterizedTest
    @CsvFileSource(resources = "/survival/weibull-averages.csv", useHeadersInDisplayName = true)
    void meanAndMedianAgreeWithR(double shape, double scale, double mean, double median) {
        Weibull lifetime = new Weibull(shape, scale);

        assertThat(lifetime.mean()).isCloseTo(mean, relative(mean));
        assertThat(lifetime.median()).isCloseTo(median, relative(median));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/survival/weibull-ages.csv", useHeadersInDisplayName = true)
    void survivalAndResidualLifeAgreeWithR(double shape, double scale, double age, double survival, double residual) {
        Weibull lifetime = new Weibull(shape, scale);

        assertThat(lifetime.survival(age)).isCloseTo(survival, relative(survival));
        assertThat(lifetime.meanResidualLife(age)).isCloseTo(residual, relative(residual));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/survival/weibull-extreme-ages.csv", useHeadersInDisplayName = true)
    void residualLifeStaysExactAtExtremeAges(double shape, double scale, double age, double residual) {
        double computed = new Weibull(shape, scale).meanResidualLife(age);

        assertThat(computed).isCloseTo(residual, relative(residual));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, 4_999.999, 5_000.001, 1e6, 1e300})
    void anExponentialLifetimeNeverAges(double age) {
        double residual = new Weibull(1, 10).meanResidualLife(age);

        assertThat(residual).isCloseTo(10, relative(10));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0.79, 1.56, 3.5})
    void residualLifeHasNoStepWhereTheSeriesTakesOver(double shape) {
        Weibull lifetime = new Weibull(shape, 1);
        double age = Math.pow(500, 1 / shape);

        double below = lifetime.meanResidualLife(age * (1 - 1e-12));
        double above = lifetime.meanResidualLife(age * (1 + 1e-12));

        assertThat(above).isCloseTo(below, relative(below));
    }

    @Test
    void cumulativeHazardIsOneAtTheScale() {
        Weibull lifetime = new Weibull(1.45, 10.25);

        double hazard = lifetime.cumulativeHazard(10.25);

        assertThat(hazard).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "-1, 1", "NaN, 1", "Infinity, 1", "1, 0", "1, -1", "1, NaN", "1, Infinity"})
    void refusesParametersThatAreNotPositiveAndFinite(double shape, double scale) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Weibull(shape, scale));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1e-9, Double.NaN})
    void refusesAnAgeThatIsNotOne(double age) {
        Weibull lifetime = new Weibull(2, 10);

        assertThatIllegalArgumentException().isThrownBy(() -> lifetime.meanResidualLife(age));
    }

    private static Offset<Double> relative(double expected) {
        return within(RELATIVE * expected);
    }
}
