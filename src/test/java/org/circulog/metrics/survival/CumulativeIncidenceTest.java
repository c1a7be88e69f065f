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

        CumulativeIncidence curve = incidence(lives);

        DefinedIncidence defined = new DefinedIncidence(lives);
        for (int step = 0; step < curve.size(); step++) {
            defined.pass(curve.age(step));
            assertThat(curve.atRisk(step)).isEqualTo(defined.atRisk);
            assertThat(curve.survival(step)).isCloseTo(defined.survival, within(1e-12));
            for (int kind = 1; kind <= SampleLives.KINDS; kind++) {
                assertThat(curve.incidence(kind, step)).isCloseTo(defined.incidence[kind], within(1e-12));
                assertThat(curve.standardError(kind, step)).isCloseTo(defined.greenwood(kind), within(1e-7));
            }
        }
    }

    @RepeatedTest(50)
    void errorsAreThoseOfTheJackknifeWhereAllAreSeenFromBirth(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        SampleLives lives = SampleLives.of(random, 1 + random.nextInt(60)).fromBirth();

        CumulativeIncidence curve = incidence(lives);

        DefinedIncidence defined = new DefinedIncidence(lives);
        for (int step = 0; step < curve.size(); step++) {
            defined.pass(curve.age(step));
            assertThat(curve.survivalError(step)).isCloseTo(defined.jackknifeOfSurvival(), within(1e-9));
            for (int kind = 1; kind <= SampleLives.KINDS; kind++) {
                assertThat(curve.standardError(kind, step)).isCloseTo(defined.jackknife(kind), within(1e-9));
            }
        }
    }

    @RepeatedTest(10)
    void theErrorOfTheSurvivalIsThatOfGreenwoodWhateverTheEntries(RepetitionInfo repetition) {
        SampleLives lives = SampleLives.of(new Random(repetition.getCurrentRepetition()), 200);
        boolean[] ended = new boolean[lives.kind().length];
        for (int i = 0; i < ended.length; i++) {
            ended[i] = lives.kind()[i] > 0;
        }

        CumulativeIncidence curve = incidence(lives);

        KaplanMeier survival = KaplanMeier.of(Observations.of(lives.entry(), lives.exit(), ended));
        for (int step = 0; step < curve.size() && curve.survival(step) > 0; step++) {
            assertClose(curve.survivalError(step), survival.at(curve.age(step)).standardError());
        }
    }

    @RepeatedTest(10)
    void incidencesAndSurvivalAddUpToOne(RepetitionInfo repetition) {
        SampleLives lives = SampleLives.of(new Random(repetition.getCurrentRepetition()), 500);

        CumulativeIncidence curve = incidence(lives);

        assertThat(IntStream.range(0, curve.size())).isNotEmpty().allSatisfy(step -> {
            double ended = IntStream.rangeClosed(1, SampleLives.KINDS)
                    .mapToDouble(kind -> curve.incidence(kind, step))
                    .sum();
            assertThat(ended + curve.survival(step)).isCloseTo(1, within(1e-12));
        });
    }

    @Test
    void countsOfMillionsGiveErrorsOfTheirSize() {
        RiskTable table = RiskTable.of(
                new double[] {1, 2}, new double[] {4e6, 2e6}, new double[] {2e6, 1e6}, new double[] {0, 1e6});

        CumulativeIncidence curve = CumulativeIncidence.of(table, new double[] {1e6, 0}, new double[] {1e6, 1e6});

        assertClose(curve.incidence(2, 1), 0.5);
        assertClose(curve.standardError(1, 1), Math.sqrt(0.25 * 0.75 / 4e6));
    }

    @Test
    void aDeviceThatEntersAtAnAgeIsNotAtRiskAtIt() {
        CumulativeIncidence curve = lives(new double[] {0, 0, 4}, new double[] {4, 6, 7}, new int[] {1, 0, 1})
                .incidence(1);

        assertThat(curve.atRisk(0)).isEqualTo(2);
        assertThat(curve.incidence(1, 0)).isEqualTo(0.5);
    }

    @Test
    void anEndOnTheDayOfALateEntryIsNotCounted() {
        CumulativeIncidence curve = lives(new double[] {5, 0}, new double[] {5, 9}, new int[] {1, 1})
                .incidence(1);

        assertThat(curve.size()).isOne();
        assertThat(curve.age(0)).isEqualTo(9);
    }

    @Test
    void whereAllAtRiskEndTheCurveIsFinishedWhoeverEntersLater() {
        CumulativeIncidence curve = lives(new double[] {0, 3, 3}, new double[] {2, 5, 6}, new int[] {1, 2, 2})
                .incidence(2);

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
        CumulativeIncidence curve = lives(new double[3], new double[] {1, 1, 2}, new int[] {1, 1, 0})
                .incidence(1);

        Limits limits = curve.limits(1, 0);

        double factor = Math.exp(Limits.Z * Math.sqrt(2.0 / 27) / (2.0 / 3));
        assertClose(limits.lower(), 2.0 / 3 / factor);
        assertThat(limits.upper()).isOne();
    }

    @Test
    void nothingHasEndedBeforeTheFirstStepAndInNoLives() {
        CumulativeIncidence curve =
                lives(new double[0], new double[0], new int[0]).incidence(2);

        assertThat(curve.size()).isZero();
        assertThat(curve.indexAt(1e300)).isEqualTo(-1);
    }

    @Test
    void hugeAgesAreAgesLikeOthers() {
        CumulativeIncidence curve = lives(new double[2], new double[] {1e300, Double.MAX_VALUE}, new int[] {1, 1})
                .incidence(1);

        assertThat(curve.incidence(1, curve.indexAt(1e301))).isEqualTo(0.5);
    }

    @Test
    void refusesWhatDoesNotFit() {
        RiskTable table = RiskTable.of(new double[] {1}, new double[] {3}, new double[] {2}, new double[] {0});
        CumulativeIncidence curve = CumulativeIncidence.of(table, new double[] {2});

        assertThatIllegalArgumentException()
                .isThrownBy(() -> CumulativeIncidence.of(table, new double[] {1}))
                .withMessageContaining("row 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CumulativeIncidence.of(table, new double[] {3}, new double[] {-1}));
        assertThatIllegalArgumentException().isThrownBy(() -> CumulativeIncidence.of(table, new double[] {2, 0}));
        assertThatIllegalArgumentException().isThrownBy(() -> curve.incidence(0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> curve.standardError(2, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> curve.indexAt(Double.NaN));
    }

    private static CompetingLives lives(double[] entry, double[] exit, int[] kind) {
        return new CompetingLives(entry, exit, kind);
    }

    private static CumulativeIncidence incidence(SampleLives lives) {
        return lives(lives.entry(), lives.exit(), lives.kind()).incidence(SampleLives.KINDS);
    }

    private static CumulativeIncidence lives(String name) throws IOException {
        List<NamedCsvRecord> lives =
                rows().stream().filter(row -> row.getField("case").equals(name)).toList();
        int[] kind = lives.stream()
                .mapToInt(row -> Integer.parseInt(row.getField("kind")))
                .toArray();
        return lives(column(lives, "entry"), column(lives, "exit"), kind).incidence(2);
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
