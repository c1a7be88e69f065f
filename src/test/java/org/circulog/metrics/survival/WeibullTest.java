package org.circulog.metrics.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
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
    @CsvFileSource(resources = "/survival/weibull-spread.csv", useHeadersInDisplayName = true)
    void spreadAgreesWithR(double shape, double scale, double deviation, double tenth, double ninetieth) {
        Weibull lifetime = new Weibull(shape, scale);

        assertThat(lifetime.standardDeviation()).isCloseTo(deviation, relative(deviation));
        assertThat(lifetime.quantile(0.1)).isCloseTo(tenth, relative(tenth));
        assertThat(lifetime.quantile(0.9)).isCloseTo(ninetieth, relative(ninetieth));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/survival/weibull-restricted.csv", useHeadersInDisplayName = true)
    void restrictedResidualLifeAgreesWithR(double shape, double scale, double age, double until, double residual) {
        double computed = new Weibull(shape, scale).restrictedResidualLife(age, until);

        assertThat(computed).isCloseTo(residual, relative(residual));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/survival/waste-generated.csv", useHeadersInDisplayName = true)
    void endsOfYearlySalesAgreeWithR(double shape, double scale, int year, double ended) {
        Weibull lifetime = new Weibull(shape, scale);

        double computed = IntStream.rangeClosed(2010, Math.min(year, 2019))
                .mapToDouble(sold -> 1000 * lifetime.endsBetween(year - sold, year - sold + 1))
                .sum();

        assertThat(computed).isCloseTo(ended, relative(ended));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 1, 3.5})
    void whatHasNoLimitIsTheUnrestricted(double shape) {
        Weibull lifetime = new Weibull(shape, 10);

        assertThat(lifetime.restrictedMean(Double.POSITIVE_INFINITY))
                .isCloseTo(lifetime.mean(), relative(lifetime.mean()));
        assertThat(lifetime.restrictedResidualLife(7, Double.POSITIVE_INFINITY))
                .isEqualTo(lifetime.meanResidualLife(7));
        assertThat(lifetime.endsBetween(0, Double.POSITIVE_INFINITY)).isOne();
        assertThat(lifetime.quantile(0)).isZero();
    }

    @Test
    void nobodyEndsAtAgesThatNobodyReaches() {
        Weibull lifetime = new Weibull(3.5, 10);

        assertThat(lifetime.endsBetween(1e300, 1e301)).isZero();
        assertThat(lifetime.restrictedResidualLife(1e300, 1e300)).isZero();
        assertThat(lifetime.restrictedResidualLife(1e300, 1e301)).isEqualTo(lifetime.meanResidualLife(1e300));
    }

    @Test
    void refusesAgesInTheWrongOrderAndSharesThatAreNone() {
        Weibull lifetime = new Weibull(2, 10);

        assertThatIllegalArgumentException().isThrownBy(() -> lifetime.endsBetween(2, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> lifetime.restrictedResidualLife(2, Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> lifetime.restrictedMean(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> lifetime.quantile(1));
        assertThatIllegalArgumentException().isThrownBy(() -> lifetime.quantile(-0.1));
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
