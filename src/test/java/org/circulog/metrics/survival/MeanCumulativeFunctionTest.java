package org.circulog.metrics.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class MeanCumulativeFunctionTest {
    /** Lives of golden-lives.csv with a birth, in days; B2 was fixed when it was first seen, which is not counted. */
    private static final double[] GOLDEN_ENTRY = {0, 0, 0, 1003, 0, 0, 0, 0, 1187, 0, 0, 0, 0};

    private static final double[] GOLDEN_EXIT = {
        2272, 912, 1940, 1031, 2097, 1768, 1826, 3653, 3472, 1096, 2133, 2922, 1827
    };

    @ParameterizedTest
    @CsvFileSource(resources = "/survival/golden-repair-means.csv", useHeadersInDisplayName = true)
    void agreesWithTheGoldenLives(double age, long atRisk, long events, double mean) {
        MeanCumulativeFunction function = MeanCumulativeFunction.of(
                Exposure.of(GOLDEN_ENTRY, GOLDEN_EXIT),
                new int[] {0, 0, 5, 7, 8},
                new double[] {837, 1411, 750, 1096, 1187});
        int step = function.indexAt(age);

        assertThat(function.size()).isEqualTo(4);
        assertThat(function.age(step)).isEqualTo(age);
        assertThat(function.atRisk(step)).isEqualTo(atRisk);
        assertThat(function.events(step)).isEqualTo(events);
        assertThat(function.mean(step)).isCloseTo(mean, within(1e-9 * mean));
    }

    @RepeatedTest(50)
    void agreesWithTheDefinitionOnRandomLives(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        SampleLives lives = SampleLives.of(random, 1 + random.nextInt(60));
        int[] line = random.ints(100, 0, lives.exit().length).toArray();
        double[] age = random.ints(100, 0, 50).asDoubleStream().toArray();

        MeanCumulativeFunction function = MeanCumulativeFunction.of(lives.exposure(), line, age);

        double mean = 0;
        double[] influence = new double[lives.exit().length];
        for (int step = 0; step < function.size(); step++) {
            double[] events = eventsAt(lives, line, age, function.age(step));
            double rate = Arrays.stream(events).sum() / function.atRisk(step);
            mean += rate;
            for (int i = 0; i < influence.length; i++) {
                if (lives.exposure().isAtRisk(i, function.age(step))) {
                    influence[i] += (events[i] - rate) / function.atRisk(step);
                }
            }
            double variance = Arrays.stream(influence).map(each -> each * each).sum();
            assertThat(function.mean(step)).isCloseTo(mean, within(1e-12 * mean));
            assertThat(function.standardError(step)).isCloseTo(Math.sqrt(variance), within(1e-9));
        }
    }

    @Test
    void withoutRepeatsTheVarianceIsThatOfAShare() {
        MeanCumulativeFunction function = MeanCumulativeFunction.of(
                Exposure.of(new double[10], ages(10, 9)), new int[] {0, 1, 2}, new double[] {4, 4, 4});

        assertThat(function.mean(0)).isCloseTo(0.3, within(1e-15));
        assertThat(function.standardError(0)).isCloseTo(Math.sqrt(0.3 * 0.7 / 10), within(1e-15));
    }

    @Test
    void aCountStandsForThatManyEqualDevices() {
        MeanCumulativeFunction grouped = MeanCumulativeFunction.of(
                Exposure.of(new double[3], ages(3, 9), new long[] {2, 3, 0}), new int[] {0, 2}, new double[] {4, 5});
        MeanCumulativeFunction single = MeanCumulativeFunction.of(
                Exposure.of(new double[5], ages(5, 9)), new int[] {0, 1}, new double[] {4, 4});

        assertThat(grouped.size()).isOne();
        assertThat(grouped.mean(0)).isEqualTo(single.mean(0));
        assertThat(grouped.standardError(0)).isCloseTo(single.standardError(0), within(1e-15));
    }

    @Test
    void ifEveryDeviceHasTheSameTheMeanIsCertain() {
        MeanCumulativeFunction function = MeanCumulativeFunction.of(
                Exposure.of(new double[3], ages(3, 9)), new int[] {0, 1, 2, 0, 1, 2}, ages(6, 2));

        assertThat(function.mean(0)).isEqualTo(2);
        assertThat(function.standardError(0)).isZero();
        assertThat(function.limits(0)).isEqualTo(new Limits(2, 2));
    }

    @Test
    void onlyEventsWhileAtRiskAreCounted() {
        MeanCumulativeFunction function = MeanCumulativeFunction.of(
                Exposure.of(new double[] {5, 0}, new double[] {8, 3}),
                new int[] {0, 0, 0, 0, 1},
                new double[] {4, 5, 8, 9, 0});

        assertThat(function.size()).isEqualTo(2);
        assertThat(function.age(0)).isZero();
        assertThat(function.age(1)).isEqualTo(8);
        assertThat(function.mean(1)).isEqualTo(2);
    }

    @Test
    void noEventsMakeNoSteps() {
        Exposure nobody = Exposure.of(new double[0], new double[0]);
        Exposure one = Exposure.of(new double[1], new double[] {9});

        assertThat(MeanCumulativeFunction.of(nobody, new int[0], new double[0]).size())
                .isZero();
        assertThat(MeanCumulativeFunction.of(one, new int[0], new double[0]).indexAt(5))
                .isEqualTo(-1);
    }

    @ParameterizedTest
    @CsvSource({"-1, 2", "1, 2", "0, NaN"})
    void refusesAnEventOfNoLineOrAge(int line, double age) {
        Exposure exposure = Exposure.of(new double[1], new double[] {9});

        assertThatIllegalArgumentException()
                .isThrownBy(() -> MeanCumulativeFunction.of(exposure, new int[] {line}, new double[] {age}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MeanCumulativeFunction.of(exposure, new int[1], new double[2]));
    }

    @Test
    void countsAloneGiveTheMeanWithoutAnError() {
        RecurrenceTable table = new RecurrenceTable(new double[] {3, 8}, new long[] {4, 2}, new long[] {1, 3});

        MeanCumulativeFunction function = MeanCumulativeFunction.of(table);

        assertThat(function.mean(1)).isEqualTo(1.75);
        assertThat(function.atRisk(1)).isEqualTo(2);
        assertThat(function.standardError(1)).isNaN();
        assertThat(function.limits(1).lower()).isNaN();
    }

    @RepeatedTest(20)
    void allDevicesAsASampleGiveTheRobustError(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        SampleLives lives = SampleLives.of(random, 1 + random.nextInt(60));
        int[] line = random.ints(100, 0, lives.exit().length).toArray();
        double[] age = random.ints(100, 0, 50).asDoubleStream().toArray();
        Recurrences all = new Recurrences(lives.exposure(), line, age);

        MeanCumulativeFunction sampled = MeanCumulativeFunction.of(all.table(), all, 1);
        MeanCumulativeFunction exact = MeanCumulativeFunction.of(lives.exposure(), line, age);

        assertThat(sampled.size()).isEqualTo(exact.size());
        for (int step = 0; step < exact.size(); step++) {
            assertThat(sampled.mean(step)).isEqualTo(exact.mean(step));
            assertThat(sampled.standardError(step)).isEqualTo(exact.standardError(step));
        }
    }

    @Test
    void aSampleEstimatesTheErrorOfAll() {
        Random random = new Random(5);
        int devices = 20_000;
        double[] exit = random.doubles(devices, 100, 4_000).map(Math::floor).toArray();
        int[] line = random.ints(30_000, 0, devices).toArray();
        double[] age = random.doubles(30_000, 0, 4_000).map(Math::floor).toArray();
        Recurrences all = new Recurrences(Exposure.of(new double[devices], exit), line, age);
        RecurrenceTable table = all.table();
        int every = 10;

        MeanCumulativeFunction sampled = MeanCumulativeFunction.of(table, everyTenth(exit, line, age), every);

        MeanCumulativeFunction exact = MeanCumulativeFunction.of(table, all, 1);
        int step = exact.indexAt(3_000);
        assertThat(sampled.mean(step)).isEqualTo(exact.mean(step));
        assertThat(sampled.standardError(step))
                .isCloseTo(exact.standardError(step), within(0.05 * exact.standardError(step)));
    }

    /** A device with an event that the table does not know says nothing more than that it was at risk. */
    @Test
    void eventsThatTheTableDoesNotHaveAreNotCounted() {
        RecurrenceTable table = new RecurrenceTable(new double[] {3}, new long[] {4}, new long[] {1});
        Exposure exposure = Exposure.of(new double[4], ages(4, 9));

        MeanCumulativeFunction with =
                MeanCumulativeFunction.of(table, new Recurrences(exposure, new int[] {0, 1}, new double[] {3, 5}), 1);
        MeanCumulativeFunction without =
                MeanCumulativeFunction.of(table, new Recurrences(exposure, new int[] {0}, new double[] {3}), 1);

        assertThat(with.standardError(0)).isEqualTo(without.standardError(0)).isCloseTo(0.2165, within(1e-4));
    }

    @Test
    void refusesWhatIsNoTableAndNoSample() {
        Exposure exposure = Exposure.of(new double[1], new double[] {9});
        Recurrences none = new Recurrences(exposure, new int[0], new double[0]);
        RecurrenceTable empty = new RecurrenceTable(new double[0], new long[0], new long[0]);

        assertThatIllegalArgumentException().isThrownBy(() -> MeanCumulativeFunction.of(empty, none, 0.5));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RecurrenceTable(new double[] {3, 3}, new long[] {4, 4}, new long[] {1, 1}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RecurrenceTable(new double[] {3}, new long[] {0}, new long[] {1}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RecurrenceTable(new double[] {3}, new long[] {4}, new long[] {0}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RecurrenceTable(new double[] {3}, new long[] {4}, new long[0]));
    }

    private static Recurrences everyTenth(double[] exit, int[] line, double[] age) {
        double[] kept = IntStream.range(0, exit.length / 10)
                .mapToDouble(sampled -> exit[sampled * 10])
                .toArray();
        int[] events = IntStream.range(0, line.length)
                .filter(event -> line[event] % 10 == 0)
                .toArray();
        return new Recurrences(
                Exposure.of(new double[kept.length], kept),
                IntStream.of(events).map(event -> line[event] / 10).toArray(),
                IntStream.of(events).mapToDouble(event -> age[event]).toArray());
    }

    private static double[] eventsAt(SampleLives lives, int[] line, double[] age, double at) {
        double[] events = new double[lives.exit().length];
        for (int event = 0; event < line.length; event++) {
            if (age[event] == at && lives.exposure().isAtRisk(line[event], at)) {
                events[line[event]]++;
            }
        }
        return events;
    }

    private static double[] ages(int size, double age) {
        double[] ages = new double[size];
        Arrays.fill(ages, age);
        return ages;
    }
}
