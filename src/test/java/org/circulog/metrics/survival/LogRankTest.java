package org.circulog.metrics.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.circulog.metrics.survival.Cases.assertAgree;
import static org.circulog.metrics.survival.Cases.flags;
import static org.circulog.metrics.survival.Cases.number;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogRankTest {

    @ParameterizedTest
    @ValueSource(strings = {"log-rank.csv", "log-rank-groups.csv"})
    void agreesWithTheReference(String table) {
        assertThat(Cases.rows(table)).isNotEmpty().allSatisfy(row -> {
            LogRank compared =
                    LogRank.of(Cases.observations(row), Cases.codes(row, "groups"), Cases.codes(row, "strata"));

            assertGroups(compared, row);
            assertAgree(compared.test().statistic(), number(row, "statistic"));
            assertThat(compared.test().degreesOfFreedom()).isEqualTo((int) number(row, "degreesOfFreedom"));
            assertAgree(compared.test().pValue(), number(row, "pValue"));
        });
    }

    @Test
    void countedGroupsCompareAsTheirLivesDo() {
        double[] entry = {0, 0, 0, 1, 0, 0, 2, 0};
        double[] exit = {1, 2, 3, 4, 1, 2, 3, 4};
        boolean[] ended = flags(1, 1, 0, 1, 1, 0, 1, 1);
        int[] group = {0, 1, 0, 1, 0, 1, 0, 1};
        int[] stratum = {1, 1, 1, 1, 2, 2, 2, 2};
        List<RiskTable> first = List.of(
                RiskTable.of(new double[] {1, 2, 4}, new double[] {2, 1, 0}, new double[] {1, 0, 0}, new double[3]),
                RiskTable.of(new double[] {1, 2, 4}, new double[] {1, 2, 1}, new double[] {0, 1, 1}, new double[3]));
        List<RiskTable> second = List.of(
                RiskTable.of(new double[] {1, 3, 4}, new double[] {1, 1, 0}, new double[] {1, 1, 0}, new double[3]),
                RiskTable.of(new double[] {1, 3, 4}, new double[] {2, 1, 1}, new double[] {0, 0, 1}, new double[3]));

        LogRank counted = LogRank.ofTables(2, Stream.of(first, second));

        LogRank lives = LogRank.of(Observations.of(entry, exit, ended), group, stratum);
        assertThat(counted).usingRecursiveComparison().ignoringFields("size").isEqualTo(lives);
        assertThat(counted.size(0)).isNaN();
    }

    @Test
    void refusesTablesThatDoNotFit() {
        RiskTable one = RiskTable.of(new double[] {1}, new double[] {2}, new double[] {1}, new double[1]);
        RiskTable later = RiskTable.of(new double[] {2}, new double[] {2}, new double[] {1}, new double[1]);

        assertThatIllegalArgumentException().isThrownBy(() -> LogRank.ofTables(2, Stream.of(List.of(one))));
        assertThatIllegalArgumentException().isThrownBy(() -> LogRank.ofTables(2, Stream.of(List.of(one, later))));
    }

    @Test
    void equalStrataAddUp() {
        double[] exit = {1, 2, 3, 4, 1, 2, 3, 4};
        boolean[] ended = flags(1, 1, 0, 1, 1, 1, 0, 1);
        int[] group = {0, 1, 0, 1, 0, 1, 0, 1};
        int[] stratum = {5, 5, 5, 5, -3, -3, -3, -3};

        LogRank both = LogRank.of(Observations.fromBirth(exit, ended), group, stratum);

        LogRank one = LogRank.of(
                Observations.fromBirth(new double[] {1, 2, 3, 4}, flags(1, 1, 0, 1)), new int[] {0, 1, 0, 1});
        assertAgree(both.expected(0), 2 * one.expected(0));
        assertAgree(both.variance(0, 1), 2 * one.variance(0, 1));
        assertAgree(both.test().statistic(), 2 * one.test().statistic());
    }

    @Test
    void aWeightIsARepetition() {
        LogRank weighted = LogRank.of(
                Observations.of(new double[3], new double[] {1, 2, 3}, flags(1, 1, 0), new double[] {2, 3, 1}),
                new int[] {0, 1, 0});

        LogRank repeated = LogRank.of(
                Observations.fromBirth(new double[] {1, 1, 2, 2, 2, 3}, flags(1, 1, 1, 1, 1, 0)),
                new int[] {0, 0, 1, 1, 1, 0});

        assertThat(weighted).usingRecursiveComparison().isEqualTo(repeated);
    }

    @Test
    void aSmallGroupIsNotLostAmongLargeOnes() {
        Observations observations =
                Observations.of(new double[6], new double[] {1, 2, 1, 2, 1, 2}, flags(1, 1, 1, 1, 1, 1), new double[] {
                    1, 1, 4e9, 5e9, 5e9, 4e9
                });
        int[] smallFirst = {0, 0, 1, 1, 2, 2};
        int[] smallLast = {2, 2, 1, 1, 0, 0};

        ChiSquare first = LogRank.of(observations, smallFirst).test();
        ChiSquare last = LogRank.of(observations, smallLast).test();

        assertThat(first.degreesOfFreedom()).isEqualTo(2);
        assertThat(last.degreesOfFreedom()).isEqualTo(2);
        assertAgree(first.statistic(), last.statistic());
    }

    @Test
    void aNegativeZeroIsTheAgeOfBirth() {
        Observations observations = Observations.fromBirth(new double[] {0.0, -0.0}, flags(1, 0));

        LogRank compared = LogRank.of(observations, new int[] {0, 1});

        assertThat(compared.expected(1)).isEqualTo(0.5);
    }

    @Test
    void oneGroupIsComparedWithNothing() {
        ChiSquare test =
                LogRank.of(Cases.observations("aml_maintained"), new int[11]).test();

        assertThat(test.degreesOfFreedom()).isZero();
        assertThat(test.statistic()).isZero();
        assertThat(test.pValue()).isNaN();
    }

    @Test
    void groupsThatWereNeverAtRiskTogetherAreNotCompared() {
        Observations observations =
                Observations.of(new double[] {0, 0, 5, 5}, new double[] {2, 3, 7, 8}, flags(1, 1, 1, 1));

        ChiSquare test = LogRank.of(observations, new int[] {0, 0, 1, 1}).test();

        assertThat(test.degreesOfFreedom()).isZero();
    }

    @Test
    void aGroupOfWhichNothingIsExpectedAddsNoDegreeOfFreedom() {
        double[] exit = {1, 2, 3, 4, 0.5};
        int[] group = {0, 1, 0, 1, 2};

        ChiSquare test = LogRank.of(Observations.fromBirth(exit, flags(1, 1, 1, 1, 0)), group)
                .test();

        assertThat(test.degreesOfFreedom()).isEqualTo(1);
    }

    @Test
    void nothingIsComparedWithoutEndsOrObservations() {
        ChiSquare noEnds = LogRank.of(Observations.fromBirth(new double[] {1, 2}, flags(0, 0)), new int[] {0, 1})
                .test();
        LogRank nothing = LogRank.of(Observations.fromBirth(new double[0], new boolean[0]), new int[0]);

        assertThat(noEnds).isEqualTo(new ChiSquare(0, 0));
        assertThat(nothing.groups()).isZero();
        assertThat(nothing.test()).isEqualTo(new ChiSquare(0, 0));
    }

    @Test
    void refusesGroupsThatDoNotFit() {
        Observations observations = Observations.fromBirth(new double[] {1, 2}, flags(1, 1));

        assertThatIllegalArgumentException().isThrownBy(() -> LogRank.of(observations, new int[1]));
        assertThatIllegalArgumentException().isThrownBy(() -> LogRank.of(observations, new int[2], new int[3]));
        assertThatIllegalArgumentException().isThrownBy(() -> LogRank.of(observations, new int[] {0, -1}));
        assertThatIllegalArgumentException().isThrownBy(() -> LogRank.of(observations, new int[] {0, 2}));
    }

    private static void assertGroups(LogRank compared, NamedCsvRecord row) {
        double[] variance = Cases.numbers(row, "variance");
        int groups = compared.groups();
        assertThat(groups * groups).isEqualTo(variance.length);
        for (int g = 0; g < groups; g++) {
            assertThat(compared.size(g)).isEqualTo(Cases.numbers(row, "sizes")[g]);
            assertThat(compared.observed(g)).isEqualTo(Cases.numbers(row, "observed")[g]);
            assertAgree(compared.expected(g), Cases.numbers(row, "expected")[g]);
            for (int h = 0; h < groups; h++) {
                double expected = variance[g * groups + h];
                assertThat(compared.variance(g, h)).isCloseTo(expected, within(1e-9 * Math.abs(expected)));
            }
        }
    }
}
