package org.circulog.metrics.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.circulog.metrics.cells.Measure;
import org.circulog.metrics.population.BirthPrecision;
import org.circulog.metrics.population.Group;
import org.circulog.metrics.population.GroupKey;
import org.circulog.metrics.population.Reading;
import org.circulog.metrics.population.Selection;
import org.circulog.metrics.survival.KaplanMeier;
import org.circulog.metrics.survival.LogRank;
import org.circulog.metrics.survival.Observations;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final int DEVICES = 3_000;
    private static final double MEAN_LIFE = 1_500;
    private static final double MEAN_TIME_TO_REPAIR = 1_500;
    private static final int OLDEST = 4_000;

    /**
     * Lives that no repair changes. Only who survives long enough gets repaired, so that the repaired lived longer: grouped by
     * whether they ever were, repairs would seem to add years.
     */
    private static final class Trap {
        private final CountedLives counted = new CountedLives();
        private final double[] exit = new double[DEVICES];
        private final boolean[] ended = new boolean[DEVICES];
        private final int[] everRepaired = new int[DEVICES];
        private final double[] repair = new double[DEVICES];

        Trap() {
            Random random = new Random(20_260_101);
            for (int i = 0; i < DEVICES; i++) {
                int life = 1 + (int) (-MEAN_LIFE * Math.log(1 - random.nextDouble()));
                repair[i] = 1 + (int) (-MEAN_TIME_TO_REPAIR * Math.log(1 - random.nextDouble()));
                exit[i] = Math.min(life, OLDEST);
                ended[i] = life <= OLDEST;
                everRepaired[i] = repair[i] < exit[i] ? 1 : 0;
                count(i);
            }
        }

        private void count(int i) {
            if (ended[i] && everRepaired[i] == 1) {
                counted.repairedAndEnded(0, (int) repair[i], (int) exit[i], Measure.TREATED);
            } else if (ended[i]) {
                counted.ended(0, (int) exit[i], Measure.TREATED, 1);
            } else if (everRepaired[i] == 1) {
                counted.repairedAndLiving(0, (int) repair[i], (int) exit[i]);
            } else {
                counted.living(0, (int) exit[i], 0, 1);
            }
        }

        /** One line up to the repair and one from then on. */
        LogRank startStop() {
            double[] from = new double[2 * DEVICES];
            double[] to = new double[2 * DEVICES];
            boolean[] ends = new boolean[2 * DEVICES];
            int[] state = new int[2 * DEVICES];
            for (int i = 0; i < DEVICES; i++) {
                boolean repaired = everRepaired[i] == 1;
                to[2 * i] = repaired ? repair[i] : exit[i];
                ends[2 * i] = !repaired && ended[i];
                from[2 * i + 1] = repaired ? repair[i] : exit[i];
                to[2 * i + 1] = exit[i];
                ends[2 * i + 1] = repaired && ended[i];
                state[2 * i + 1] = 1;
            }
            return LogRank.of(Observations.of(from, to, ends), state);
        }
    }

    @Test
    void survivorsThatGetRepairedDoNotMakeRepairsLookGood() {
        Trap trap = new Trap();
        LogRank naive = LogRank.of(Observations.fromBirth(trap.exit, trap.ended), trap.everRepaired);

        Comparison comparison = byRepair(trap.counted, new Tau(2_000.0, 10));

        assertThat(naive.test().pValue()).as("by ever repaired").isLessThan(1e-100);
        assertThat(naiveMean(trap, 1) - naiveMean(trap, 0))
                .as("days that repairs seem to add")
                .isGreaterThan(500);
        assertThat(comparison.test().pValue()).isGreaterThan(0.05);
        ComparedGroup repaired = comparison.groups().get(1);
        assertThat(repaired.state()).isEqualTo(ComparedState.REPAIRED);
        assertThat(repaired.difference().lower()).isNegative();
        assertThat(repaired.difference().upper()).isPositive();
        assertThat(repaired.differencePValue()).isGreaterThan(0.05);
    }

    private static double naiveMean(Trap trap, int group) {
        double[] weight = new double[DEVICES];
        for (int i = 0; i < DEVICES; i++) {
            weight[i] = trap.everRepaired[i] == group ? 1 : 0;
        }
        return KaplanMeier.of(Observations.of(new double[DEVICES], trap.exit, trap.ended, weight))
                .restrictedMean(2_000)
                .mean();
    }

    @Test
    void countsCompareAsLivesThatAreCutAtTheRepair() {
        Trap trap = new Trap();
        LogRank lives = trap.startStop();

        Comparison comparison = byRepair(trap.counted, new Tau(null, 10));

        assertThat(comparison.test().statistic()).isCloseTo(lives.test().statistic(), within(1e-9));
        for (int side = 0; side < 2; side++) {
            assertThat(comparison.groups().get(side).events()).isEqualTo((long) lives.observed(side));
            assertThat(comparison.groups().get(side).expected()).isCloseTo(lives.expected(side), within(1e-9));
        }
    }

    @Test
    void aRepairOnTheDayOfTheEndOrTheEntryCutsNothingOff() {
        CountedLives lives = new CountedLives()
                .repairedAndEnded(0, 50, 50, Measure.TREATED)
                .repairedAndEnded(20, 20, 90, Measure.DISPOSED)
                .repairedAndLiving(0, 0, 100)
                .ended(0, 60, Measure.TREATED, 1);

        LifeCounts all =
                LifeCounts.of(lives.group().byCategory().values(), Phase.WHOLE, Censoring.UNTIL, CountedLives.UNTIL);
        LifeCounts repaired =
                ComparedState.REPAIRED.counts(lives.group().byCategory().values(), Censoring.UNTIL, CountedLives.UNTIL);
        LifeCounts notRepaired = ComparedState.NOT_REPAIRED.counts(
                lives.group().byCategory().values(), Censoring.UNTIL, CountedLives.UNTIL);

        for (int age = 0; age <= 100; age++) {
            assertThat(notRepaired.atRiskAt(age) + repaired.atRiskAt(age)).isEqualTo(all.atRiskAt(age));
            assertThat(notRepaired.endsAt(age) + repaired.endsAt(age)).isEqualTo(all.endsAt(age));
        }
        assertThat(notRepaired.atRiskAt(0)).isEqualTo(3);
        assertThat(notRepaired.atRiskAt(50)).isEqualTo(2);
        assertThat(notRepaired.endsAt(50)).isOne();
        assertThat(repaired.atRiskAt(90)).isEqualTo(2);
        assertThat(repaired.endsAt(90)).isOne();
    }

    @Test
    void groupsOfOneMixtureDifferOnlyWhereTheirCategoriesAreNotKeptApart() {
        Group mostlyShort = new Group(
                new GroupKey(null, null, "GH", null, null, null, null),
                new CountedLives()
                        .ended("0306", 0, 100, Measure.TREATED, 40)
                        .ended("0306", 0, 200, Measure.TREATED, 40)
                        .ended("0303", 0, 900, Measure.TREATED, 10)
                        .ended("0303", 0, 1_800, Measure.TREATED, 10)
                        .group()
                        .byCategory());
        Group mostlyLong = new Group(
                new GroupKey(null, null, "KE", null, null, null, null),
                new CountedLives()
                        .ended("0306", 0, 100, Measure.TREATED, 10)
                        .ended("0306", 0, 200, Measure.TREATED, 10)
                        .ended("0303", 0, 900, Measure.TREATED, 40)
                        .ended("0303", 0, 1_800, Measure.TREATED, 40)
                        .group()
                        .byCategory());

        Comparison plain = compare(Stratification.NONE, new Tau(1_000.0, 10), mostlyShort, mostlyLong);
        Comparison stratified = compare(Stratification.CATEGORY, new Tau(1_000.0, 10), mostlyShort, mostlyLong);

        assertThat(plain.test().pValue()).isLessThan(1e-6);
        assertThat(stratified.test().statistic()).isCloseTo(0, within(1e-20));
        assertThat(stratified.test().degreesOfFreedom()).isOne();
    }

    @Test
    void allMeansReachToTheAgeThatTheShortestGroupAllows() {
        Group young = new Group(
                GroupKey.ALL,
                new CountedLives()
                        .ended(0, 50, Measure.TREATED, 10)
                        .living(0, 300, 0, 10)
                        .group()
                        .byCategory());
        Group old = new Group(
                GroupKey.ALL,
                new CountedLives()
                        .ended(0, 150, Measure.TREATED, 10)
                        .living(0, 900, 0, 10)
                        .group()
                        .byCategory());

        Comparison comparison = compare(Stratification.NONE, new Tau(500.0, 10), young, old);
        Comparison withTooFew = compare(Stratification.NONE, new Tau(500.0, 30), young, old);

        assertThat(comparison.tau()).isEqualTo(300);
        assertThat(comparison.isTauLowered()).isTrue();
        assertThat(comparison.groups().get(0).restrictedMean().value()).isEqualTo(175);
        assertThat(comparison.groups().get(0).difference()).isNull();
        assertThat(comparison.groups().get(1).difference().value()).isEqualTo(50);
        assertThat(withTooFew.tau()).isNull();
        assertThat(withTooFew.groups().get(1).difference().value()).isNull();
        assertThat(withTooFew.test()).isEqualTo(comparison.test());
    }

    private static Comparison byRepair(CountedLives lives, Tau tau) {
        List<Side> sides = ComparedBy.REPAIRED.states().stream()
                .map(state -> new Side(lives.group(), state))
                .toList();
        return new Comparison(
                new Comparison.Options(Censoring.UNTIL, Stratification.NONE, tau), lives.reading(), sides);
    }

    private static Comparison compare(Stratification stratify, Tau tau, Group... groups) {
        Selection all = new Selection(null, List.of(), null, null, BirthPrecision.MONTH, null);
        Reading reading = new Reading(all, CountedLives.UNTIL, Instant.parse("2026-01-02T00:00:00Z"), List.of(groups));
        List<Side> sides =
                reading.groups().stream().map(group -> new Side(group, null)).toList();
        return new Comparison(new Comparison.Options(Censoring.UNTIL, stratify, tau), reading, sides);
    }
}
