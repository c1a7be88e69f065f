package org.circulog.metrics.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.circulog.metrics.lifetime.CountedLives.UNTIL;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.circulog.metrics.cells.Cells;
import org.circulog.metrics.cells.Measure;
import org.circulog.metrics.survival.Observations;
import org.circulog.metrics.survival.RiskTable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class LifeCountsTest {
    private static final int DEVICES = 40;

    @RepeatedTest(30)
    void countsTellTheSameRiskSetsAsTheLivesThemselves(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        CountedLives lives = new CountedLives();
        double[] entry = new double[DEVICES];
        double[] exit = new double[DEVICES];
        double[] seen = new double[DEVICES];
        boolean[] ended = new boolean[DEVICES];
        for (int i = 0; i < DEVICES; i++) {
            entry[i] = random.nextBoolean() ? 0 : random.nextInt(20);
            exit[i] = entry[i] + random.nextInt(15);
            ended[i] = random.nextBoolean();
            seen[i] = ended[i] ? exit[i] : random.nextInt((int) exit[i] + 1);
            if (ended[i]) {
                lives.ended((int) entry[i], (int) exit[i], Measure.TREATED, 1);
            } else {
                lives.living((int) entry[i], (int) exit[i], (int) seen[i], 1);
            }
        }

        assertSame(lives.counts(Censoring.UNTIL), RiskTable.of(Observations.of(entry, exit, ended)));
        assertSame(lives.counts(Censoring.LAST_SEEN), RiskTable.of(Observations.of(entry, seen, ended)));
    }

    /** Censorings are not compared: who came on the day until which is counted leaves at an age that counts do not tell. */
    private static void assertSame(LifeCounts counts, RiskTable lives) {
        RiskTable table = RiskTables.of(counts, 0, Exit.ENDS);
        assertThat(IntStream.range(0, lives.size())).allSatisfy(i -> {
            int age = (int) lives.age(i);
            assertThat(counts.atRiskAt(age)).as("at risk at " + age).isEqualTo((long) lives.atRisk(i));
            assertThat(counts.endsAt(age)).as("ends at " + age).isEqualTo((long) lives.events(i));
        });
        assertThat(IntStream.range(0, table.size()).mapToDouble(table::events).sum())
                .isEqualTo(IntStream.range(0, lives.size())
                        .mapToDouble(lives::events)
                        .sum());
    }

    @Test
    void whoIsObservedFromBirthIsAtRiskOnTheDayOfBirth() {
        LifeCounts counts = new CountedLives()
                .ended(0, 0, Measure.DISPOSED, 1)
                .living(0, 5, 0, 3)
                .counts(Censoring.LAST_SEEN);

        assertThat(counts.atRiskAt(0)).isEqualTo(4);
        assertThat(counts.atRiskAt(1)).isZero();
        assertThat(counts.endsAt(0)).isOne();
    }

    @Test
    void whatWasSoldTomorrowIsNewToday() {
        Cells cells = new Cells();
        cells.add(Measure.ENTRY, 0, 1);
        cells.add(Measure.LIVING, (int) UNTIL.toEpochDay() + 1, 1);

        LifeCounts counts = LifeCounts.of(List.of(cells), Phase.WHOLE, Censoring.UNTIL, UNTIL);

        assertThat(counts.atRiskAt(0)).isOne();
        assertThat(counts.limit()).isOne();
    }

    @Test
    void anObservationThatBeginsTomorrowTakesNobodyFromAnEnd() {
        CountedLives lives = new CountedLives().living(11, 10, 10, 1).ended(0, 11, Measure.TREATED, 1);

        LifeCounts counts = lives.counts(Censoring.UNTIL);

        assertThat(counts.atRiskAt(11)).isOne();
    }

    @Test
    void daysAtRiskAreThoseBetweenEntryAndExit() {
        LifeCounts counts = new CountedLives()
                .ended(0, 10, Measure.TREATED, 2)
                .ended(5, 8, Measure.LOST, 1)
                .counts(Censoring.UNTIL);

        assertThat(counts.daysAtRisk()).isEqualTo(23);
    }
}
