package org.circulog.metrics.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.circulog.metrics.survival.Cases.assertAgree;
import static org.circulog.metrics.survival.Cases.flags;
import static org.circulog.metrics.survival.Cases.number;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class KaplanMeierTest {

    @ParameterizedTest
    @MethodSource("org.circulog.metrics.survival.Cases#names")
    void theCurveAgreesWithR(String name) {
        KaplanMeier curve = KaplanMeier.of(Cases.observations(name));

        List<NamedCsvRecord> rows = Cases.rows("kaplan-meier.csv", name);
        RiskTable table = curve.table();
        assertThat(table.size()).isEqualTo(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            NamedCsvRecord row = rows.get(i);
            assertThat(table.age(i)).isEqualTo(number(row, "age"));
            assertThat(table.atRisk(i)).isEqualTo(number(row, "atRisk"));
            assertThat(table.events(i)).isEqualTo(number(row, "events"));
            assertThat(table.censored(i)).isEqualTo(number(row, "censored"));
            assertEstimate(curve.estimate(i), row);
        }
    }

    @ParameterizedTest
    @MethodSource("org.circulog.metrics.survival.Cases#names")
    void estimatesAtAnyAgeAgreeWithR(String name) {
        KaplanMeier curve = KaplanMeier.of(Cases.observations(name));

        assertThat(Cases.rows("kaplan-meier-ages.csv", name)).isNotEmpty().allSatisfy(row -> {
            double age = number(row, "age");

            assertThat(curve.table().atRiskFrom(age)).isEqualTo(number(row, "atRisk"));
            assertEstimate(curve.at(age), row);
        });
    }

    @ParameterizedTest
    @MethodSource("org.circulog.metrics.survival.Cases#names")
    void quantilesAgreeWithR(String name) {
        KaplanMeier curve = KaplanMeier.of(Cases.observations(name));

        assertThat(Cases.rows("kaplan-meier-quantiles.csv", name)).hasSize(9).allSatisfy(row -> {
            Quantile quantile =
                    curve.quantile(number(row, "probability"), IntervalScale.valueOf(row.getField("scale")));

            assertAgree(quantile.age(), number(row, "age"));
            assertAgree(quantile.limits(), number(row, "lower"), number(row, "upper"));
        });
    }

    @ParameterizedTest
    @MethodSource("org.circulog.metrics.survival.Cases#names")
    void restrictedMeansAgreeWithR(String name) {
        KaplanMeier curve = KaplanMeier.of(Cases.observations(name));

        assertThat(Cases.rows("restricted-means.csv", name)).isNotEmpty().allSatisfy(row -> {
            RestrictedMean restricted = curve.restrictedMean(number(row, "tau"));

            assertAgree(restricted.mean(), number(row, "mean"));
            assertAgree(restricted.standardError(), number(row, "standardError"));
        });
    }

    @Test
    void differencesOfRestrictedMeansAgreeWithR() {
        assertThat(Cases.rows("restricted-mean-differences.csv")).isNotEmpty().allSatisfy(row -> {
            double tau = number(row, "tau");
            RestrictedMean mean =
                    KaplanMeier.of(Cases.observations(row.getField("case"))).restrictedMean(tau);
            RestrictedMean other =
                    KaplanMeier.of(Cases.observations(row.getField("other"))).restrictedMean(tau);

            RestrictedMeanDifference difference = mean.minus(other);

            assertAgree(difference.difference(), number(row, "difference"));
            assertAgree(difference.standardError(), number(row, "standardError"));
            assertAgree(difference.limits(), number(row, "lower"), number(row, "upper"));
            assertAgree(difference.z(), number(row, "z"));
            assertAgree(difference.pValue(), number(row, "pValue"));
        });
    }

    @Test
    void meansToDifferentAgesAreNotCompared() {
        KaplanMeier curve = KaplanMeier.of(Cases.observations("aml_all"));
        RestrictedMean mean = curve.restrictedMean(30);
        RestrictedMean other = curve.restrictedMean(31);

        assertThatIllegalArgumentException().isThrownBy(() -> mean.minus(other));
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsEstimatedFromNoObservations(IntervalScale scale) {
        KaplanMeier curve = KaplanMeier.of(Observations.fromBirth(new double[0], new boolean[0]));

        assertThat(curve.table().size()).isZero();
        assertThat(curve.at(1).survival()).isNaN();
        assertThat(curve.at(1).standardError()).isNaN();
        assertThat(curve.quantile(0.5, scale)).isEqualTo(new Quantile(0.5, Double.NaN, Limits.NONE));
        assertThat(curve.restrictedMean(5)).isEqualTo(new RestrictedMean(5, Double.NaN, Double.NaN));
    }

    @Test
    void allEndAtOneAge() {
        KaplanMeier curve = KaplanMeier.of(Observations.fromBirth(new double[] {4, 4, 4}, flags(1, 1, 1)));

        assertThat(curve.at(3.9)).isEqualTo(SurvivalEstimate.before());
        assertThat(curve.at(4).survival()).isZero();
        assertThat(curve.at(4).standardError()).isNaN();
        assertThat(curve.quantile(0.5, IntervalScale.LOG_LOG).age()).isEqualTo(4);
        assertThat(curve.restrictedMean(10)).isEqualTo(new RestrictedMean(10, 4, 0));
    }

    @Test
    void anEndAtBirthIsAnEnd() {
        KaplanMeier curve = KaplanMeier.of(Observations.fromBirth(new double[] {0, 0, 3, 5}, flags(1, 0, 1, 0)));

        assertThat(curve.table().atRisk(0)).isEqualTo(4);
        assertThat(curve.at(0).survival()).isEqualTo(0.75);
        assertThat(curve.restrictedMean(4).mean()).isEqualTo(0.75 * 3 + 0.375);
    }

    /** The rule of R's quantile: there is no next drop that would end the interval. */
    @Test
    void aQuantileOnTheLastLevelIsInTheMiddleOfIt() {
        KaplanMeier curve = KaplanMeier.of(Observations.fromBirth(new double[] {2, 3, 7, 9}, flags(1, 1, 0, 0)));

        assertThat(curve.quantile(0.5, IntervalScale.PLAIN).age()).isEqualTo(6);
    }

    @ParameterizedTest
    @MethodSource("org.circulog.metrics.survival.Cases#names")
    void theOrderOfObservationsDoesNotMatter(String name) {
        NamedCsvRecord row = Cases.rows("observations.csv", name).get(0);
        double[] entry = reversed(Cases.numbers(row, "entries"));
        double[] exit = reversed(Cases.numbers(row, "exits"));
        boolean[] ended = flags(reversed(Cases.numbers(row, "ends")));

        KaplanMeier curve = KaplanMeier.of(Observations.of(entry, exit, ended));

        assertSame(curve, KaplanMeier.of(Cases.observations(name)));
    }

    @Test
    void aWeightIsARepetition() {
        double[] entry = {0, 0, 1, 0};
        double[] exit = {2, 2, 3, 3};
        KaplanMeier weighted =
                KaplanMeier.of(Observations.of(entry, exit, flags(1, 0, 1, 0), new double[] {2, 1, 3, 2}));

        KaplanMeier repeated = KaplanMeier.of(Observations.of(
                new double[] {0, 0, 0, 1, 1, 1, 0, 0},
                new double[] {2, 2, 2, 3, 3, 3, 3, 3},
                flags(1, 1, 0, 1, 1, 1, 0, 0)));

        assertSame(weighted, repeated);
    }

    @Test
    void brokenWeightsLeaveNobodyBehind() {
        double[] exit = {1, 2, 3, 4};
        double[] weight = {0.1, 0.2, 0.7, 0.3};

        KaplanMeier curve = KaplanMeier.of(Observations.of(new double[4], exit, flags(1, 1, 1, 1), weight));

        assertThat(curve.at(4).survival()).isZero();
        assertAgree(curve.at(2).survival(), 1.0 / 1.3);
    }

    @Test
    void whoIsNowhereAtRiskDoesNotCount() {
        Observations observations = Observations.of(
                new double[] {0, 3, 5, 0}, new double[] {4, 3, 2, 9}, flags(1, 1, 1, 1), new double[] {1, 1, 1, 0});

        RiskTable table = RiskTable.of(observations);

        assertThat(table.size()).isEqualTo(1);
        assertThat(table.atRisk(0)).isEqualTo(1);
        assertThat(observations.atRisk()).isEqualTo(1);
    }

    @Test
    void aTableCountedElsewhereGivesTheSameCurve() {
        KaplanMeier curve = KaplanMeier.of(RiskTable.of(
                new double[] {2, 3, 4}, new double[] {5, 3, 1}, new double[] {1, 2, 0}, new double[] {1, 0, 1}));

        assertSame(curve, KaplanMeier.of(Cases.observations("edge_tie_event_and_censor")));
    }

    @Test
    void refusesATableThatIsNone() {
        double[] ones = {1, 1};
        double[] twos = {2, 2};
        double[] none = {0, 0};
        double[] unknown = {0, Double.NaN};

        assertTableRefused(new double[] {2, 1}, twos, ones, none);
        assertTableRefused(new double[] {1, 1}, twos, ones, none);
        assertTableRefused(new double[] {-1, 1}, twos, ones, none);
        assertTableRefused(unknown, twos, ones, none);
        assertTableRefused(new double[] {1, 2}, ones, twos, none);
        assertTableRefused(new double[] {1, 2}, unknown, none, none);
        assertTableRefused(new double[] {1, 2}, twos, unknown, none);
        assertTableRefused(new double[] {1, 2}, twos, ones, unknown);
        assertTableRefused(new double[] {1, 2}, twos, ones, new double[1]);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, -1, Double.POSITIVE_INFINITY})
    void refusesWhatIsNoAgeAndNoWeight(double value) {
        double[] good = {1};
        double[] bad = {value};
        boolean[] ended = {true};

        assertThatIllegalArgumentException().isThrownBy(() -> Observations.of(bad, good, ended));
        assertThatIllegalArgumentException().isThrownBy(() -> Observations.fromBirth(bad, ended));
        assertThatIllegalArgumentException().isThrownBy(() -> Observations.of(good, good, ended, bad));
    }

    @Test
    void refusesArraysOfDifferentLengths() {
        double[] one = {1};
        double[] two = {1, 2};

        assertThatIllegalArgumentException().isThrownBy(() -> Observations.fromBirth(two, flags(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> Observations.of(one, two, flags(1, 1)));
        assertThatIllegalArgumentException().isThrownBy(() -> Observations.of(two, two, flags(1, 1), one));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -0.5, Double.NaN})
    void refusesWhatIsNoProbability(double probability) {
        KaplanMeier curve = KaplanMeier.of(Cases.observations("aml_all"));

        assertThatIllegalArgumentException().isThrownBy(() -> curve.quantile(probability, IntervalScale.LOG));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesWhatIsNoTau(double tau) {
        KaplanMeier curve = KaplanMeier.of(Cases.observations("aml_all"));

        assertThatIllegalArgumentException().isThrownBy(() -> curve.restrictedMean(tau));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, Double.NaN})
    void refusesWhatIsNoAge(double age) {
        KaplanMeier curve = KaplanMeier.of(Cases.observations("aml_all"));

        assertThatIllegalArgumentException().isThrownBy(() -> curve.at(age));
    }

    private static void assertTableRefused(double[] ages, double[] atRisk, double[] events, double[] censored) {
        assertThatIllegalArgumentException().isThrownBy(() -> RiskTable.of(ages, atRisk, events, censored));
    }

    private static void assertEstimate(SurvivalEstimate estimate, NamedCsvRecord row) {
        assertAgree(estimate.survival(), number(row, "survival"));
        assertAgree(estimate.standardError(), number(row, "standardError"));
        assertAgree(estimate.limits(IntervalScale.PLAIN), number(row, "plainLower"), number(row, "plainUpper"));
        assertAgree(estimate.limits(IntervalScale.LOG), number(row, "logLower"), number(row, "logUpper"));
        assertAgree(estimate.limits(IntervalScale.LOG_LOG), number(row, "logLogLower"), number(row, "logLogUpper"));
    }

    private static void assertSame(KaplanMeier actual, KaplanMeier expected) {
        assertThat(actual.table()).usingRecursiveComparison().isEqualTo(expected.table());
        assertThat(estimates(actual)).isEqualTo(estimates(expected));
    }

    private static List<SurvivalEstimate> estimates(KaplanMeier curve) {
        return IntStream.range(0, curve.table().size())
                .mapToObj(curve::estimate)
                .toList();
    }

    private static double[] reversed(double[] values) {
        double[] reversed = new double[values.length];
        Arrays.setAll(reversed, i -> values[values.length - 1 - i]);
        return reversed;
    }
}
