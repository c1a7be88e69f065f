package org.circulog.metrics.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class CumulativeIncidenceTest {
    private static final double RELATIVE = 1e-9;

    @ParameterizedTest
    @CsvFileSource(resources = "/survival/incidence-steps.csv", useHeadersInDisplayName = true)
    void agreesWithTheSource(
            String lives,
            double age,
            double survival,
            double first,
            double second,
            Double survivalError,
            Double firstError,
            Double secondError)
            throws IOException {
        CumulativeIncidence curve = lives(lives);
        int step = curve.indexAt(age);

        assertThat(curve.age(step)).isEqualTo(age);
        assertClose(curve.survival(step), survival);
        assertClose(curve.incidence(1, step), first);
        assertClose(curve.incidence(2, step), second);
        if (survivalError != null) {
            assertClose(curve.survivalError(step), survivalError);
            assertClose(curve.standardError(1, step), firstError);
            assertClose(curve.standardError(2, step), secondError);
        }
    }

    @RepeatedTest(50)
    void agreesWithTheDefinitionOnRandomLives(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        SampleLives lives = SampleLives.of(random, 1 + random.nextInt(60));

        CumulativeIncidence curve = CumulativeIncidence.of(lives.exposure(), lives.kind(), SampleLives.KINDS);

        DefinedIncidence defined = new DefinedIncidence(lives);
        for (int step = 0; step < curve.size(); step++) {
            defined.pass(curve.age(step));
            assertThat(curve.atRisk(step)).isEqualTo(defined.atRisk);
            assertThat(curve.survival(step)).isCloseTo(defined.survival, within(1e-12));
            assertThat(curve.survivalError(step)).isCloseTo(defined.survivalError(), within(1e-9));
            for (int kind = 1; kind <= SampleLives.KINDS; kind++) {
                assertThat(curve.incidence(kind, step)).isCloseTo(defined.incidence[kind], within(1e-12));
                assertThat(curve.standardError(kind, step)).isCloseTo(defined.standardError(kind), within(1e-9));
            }
        }
    }

    @RepeatedTest(10)
    void incidencesAndSurvivalAddUpToOne(RepetitionInfo repetition) {
        SampleLives lives = SampleLives.of(new Random(repetition.getCurrentRepetition()), 500);

        CumulativeIncidence curve = CumulativeIncidence.of(lives.exposure(), lives.kind(), SampleLives.KINDS);

        assertThat(IntStream.range(0, curve.size())).isNotEmpty().allSatisfy(step -> {
            double ended = IntStream.rangeClosed(1, SampleLives.KINDS)
                    .mapToDouble(kind -> curve.incidence(kind, step))
                    .sum();
            assertThat(ended + curve.survival(step)).isCloseTo(1, within(1e-12));
        });
    }

    @Test
    void aCountStandsForThatManyEqualDevices() {
        CumulativeIncidence grouped = CumulativeIncidence.of(
                Exposure.of(new double[] {0, 2, 0}, new double[] {3, 5, 5}, new long[] {2, 3, 0}),
                new int[] {1, 2, 1},
                2);
        CumulativeIncidence single = CumulativeIncidence.of(
                Exposure.of(new double[] {0, 0, 2, 2, 2}, new double[] {3, 3, 5, 5, 5}), new int[] {1, 1, 2, 2, 2}, 2);

        assertThat(grouped.size()).isEqualTo(single.size()).isEqualTo(2);
        for (int step = 0; step < grouped.size(); step++) {
            assertThat(grouped.atRisk(step)).isEqualTo(single.atRisk(step));
            assertThat(grouped.incidence(1, step)).isCloseTo(single.incidence(1, step), within(1e-15));
            assertThat(grouped.standardError(2, step)).isCloseTo(single.standardError(2, step), within(1e-15));
        }
    }

    @Test
    void aDeviceThatEntersAtAnAgeIsNotAtRiskAtIt() {
        CumulativeIncidence curve = CumulativeIncidence.of(
                Exposure.of(new double[] {0, 0, 4}, new double[] {4, 6, 7}), new int[] {1, 0, 1}, 1);

        assertThat(curve.atRisk(0)).isEqualTo(2);
        assertThat(curve.incidence(1, 0)).isEqualTo(0.5);
    }

    @Test
    void anEndOnTheDayOfALateEntryIsNotCounted() {
        CumulativeIncidence curve =
                CumulativeIncidence.of(Exposure.of(new double[] {5, 0}, new double[] {5, 9}), new int[] {1, 1}, 1);

        assertThat(curve.size()).isOne();
        assertThat(curve.age(0)).isEqualTo(9);
    }

    @Test
    void whereAllAtRiskEndTheCurveIsFinishedWhoeverEntersLater() {
        CumulativeIncidence curve = CumulativeIncidence.of(
                Exposure.of(new double[] {0, 3, 3}, new double[] {2, 5, 6}), new int[] {1, 2, 2}, 2);

        assertThat(curve.size()).isEqualTo(3);
        assertThat(curve.survival(2)).isZero();
        assertThat(curve.survivalError(2)).isZero();
        assertThat(curve.incidence(1, 2)).isOne();
        assertThat(curve.standardError(1, 2)).isZero();
        assertThat(curve.incidence(2, 2)).isZero();
        assertThat(curve.limits(2, 2)).isEqualTo(Limits.NONE);
    }

    @Test
    void anIntervalLiesAroundTheIncidenceAndBelowOne() {
        CumulativeIncidence curve =
                CumulativeIncidence.of(Exposure.of(new double[3], new double[] {1, 1, 2}), new int[] {1, 1, 0}, 1);

        Limits limits = curve.limits(1, 0);

        double factor = Math.exp(Limits.Z * Math.sqrt(2.0 / 27) / (2.0 / 3));
        assertClose(limits.lower(), 2.0 / 3 / factor);
        assertThat(limits.upper()).isOne();
    }

    @Test
    void nothingHasEndedBeforeTheFirstStepAndInNoLives() {
        CumulativeIncidence curve = CumulativeIncidence.of(Exposure.of(new double[0], new double[0]), new int[0], 2);

        assertThat(curve.size()).isZero();
        assertThat(curve.indexAt(1e300)).isEqualTo(-1);
    }

    @Test
    void hugeAgesAreAgesLikeOthers() {
        CumulativeIncidence curve = CumulativeIncidence.of(
                Exposure.of(new double[2], new double[] {1e300, Double.MAX_VALUE}), new int[] {1, 1}, 1);

        assertThat(curve.incidence(1, curve.indexAt(1e301))).isEqualTo(0.5);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 3})
    void refusesAKindThatIsNone(int kind) {
        Exposure exposure = Exposure.of(new double[1], new double[1]);

        assertThatIllegalArgumentException().isThrownBy(() -> CumulativeIncidence.of(exposure, new int[] {kind}, 2));
    }

    @Test
    void refusesWhatDoesNotFit() {
        Exposure exposure = Exposure.of(new double[1], new double[1]);
        CumulativeIncidence curve = CumulativeIncidence.of(exposure, new int[] {1}, 1);

        assertThatIllegalArgumentException().isThrownBy(() -> CumulativeIncidence.of(exposure, new int[2], 1));
        assertThatIllegalArgumentException().isThrownBy(() -> curve.incidence(0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> curve.standardError(2, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> curve.indexAt(Double.NaN));
    }

    private static CumulativeIncidence lives(String name) throws IOException {
        List<NamedCsvRecord> lives =
                rows().stream().filter(row -> row.getField("case").equals(name)).toList();
        return CumulativeIncidence.of(
                Exposure.of(column(lives, "entry"), column(lives, "exit")),
                lives.stream()
                        .mapToInt(row -> Integer.parseInt(row.getField("kind")))
                        .toArray(),
                2);
    }

    private static double[] column(List<NamedCsvRecord> rows, String name) {
        return rows.stream()
                .mapToDouble(row -> Double.parseDouble(row.getField(name)))
                .toArray();
    }

    private static List<NamedCsvRecord> rows() throws IOException {
        Reader file = new InputStreamReader(
                CumulativeIncidenceTest.class.getResourceAsStream("/survival/incidence-lives.csv"),
                StandardCharsets.UTF_8);
        try (CsvReader<NamedCsvRecord> rows =
                CsvReader.builder().commentStrategy(CommentStrategy.SKIP).ofNamedCsvRecord(file)) {
            return rows.stream().toList();
        }
    }

    private static void assertClose(double actual, double expected) {
        assertThat(actual).isCloseTo(expected, within(Math.max(RELATIVE * expected, 1e-15)));
    }
}
