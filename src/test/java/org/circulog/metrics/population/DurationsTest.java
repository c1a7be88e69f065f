package org.circulog.metrics.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.Random;
import org.circulog.metrics.cells.Cells;
import org.circulog.metrics.cells.Measure;
import org.circulog.metrics.survival.KaplanMeier;
import org.circulog.metrics.survival.Observations;
import org.junit.jupiter.api.Test;

class DurationsTest {
    private static final LocalDate UNTIL = LocalDate.parse("2026-01-01");

    @Test
    void giveTheCurveOfTheSameDurationsOneByOne() {
        Random random = new Random(1);
        int size = 200;
        double[] days = new double[size];
        boolean[] ended = new boolean[size];
        Cells cells = new Cells();
        for (int i = 0; i < size; i++) {
            days[i] = random.nextInt(60);
            ended[i] = random.nextInt(3) > 0;
            cells.add(ended[i] ? Measure.TURNAROUND : Measure.TURNAROUND_OPEN, (int) days[i], 1);
        }

        Durations durations =
                new Durations().addEnded(cells, Measure.TURNAROUND).addUnfinished(cells, Measure.TURNAROUND_OPEN);

        KaplanMeier expected = KaplanMeier.of(Observations.fromBirth(days, ended));
        KaplanMeier curve = durations.survival();
        assertThat(durations.ended() + durations.unfinished()).isEqualTo(size);
        assertThat(curve.table().size()).isEqualTo(expected.table().size());
        for (int i = 0; i < curve.table().size(); i++) {
            assertThat(curve.table().age(i)).isEqualTo(expected.table().age(i));
            assertThat(curve.table().atRisk(i)).isEqualTo(expected.table().atRisk(i));
            assertThat(curve.table().censored(i)).isEqualTo(expected.table().censored(i));
            assertThat(curve.estimate(i)).isEqualTo(expected.estimate(i));
        }
    }

    @Test
    void whatGoesOnIsCensoredOnTheDayOfTheFigure() {
        Cells cells = new Cells();
        cells.add(Measure.HOLDING, (int) UNTIL.minusDays(40).toEpochDay(), 2);
        cells.add(Measure.HOLDING, (int) UNTIL.plusDays(3).toEpochDay(), 1);

        Durations durations = new Durations().addRunning(cells, Measure.HOLDING, UNTIL);

        KaplanMeier curve = durations.survival();
        assertThat(durations.unfinished()).isEqualTo(3);
        assertThat(curve.table().size()).isEqualTo(2);
        assertThat(curve.table().age(0)).isZero();
        assertThat(curve.table().age(1)).isEqualTo(40);
        assertThat(curve.table().censored(1)).isEqualTo(2);
    }

    @Test
    void saysNothingOfDaysForWhichNoneWasFollowed() {
        Cells cells = new Cells();
        cells.add(Measure.TURNAROUND, 5, 1);
        cells.add(Measure.TURNAROUND_OPEN, 20, 1);

        KaplanMeier curve = new Durations()
                .addEnded(cells, Measure.TURNAROUND)
                .addUnfinished(cells, Measure.TURNAROUND_OPEN)
                .survival();

        assertThat(Durations.lastingLonger(curve, 20).value()).isEqualTo(0.5);
        assertThat(Durations.lastingLonger(curve, 21)).isEqualTo(Estimate.NONE);
        assertThat(Durations.lastingLonger(new Durations().survival(), 0)).isEqualTo(Estimate.NONE);
    }

    @Test
    void whereAllAreOverNoneLastsLonger() {
        Cells cells = new Cells();
        cells.add(Measure.TURNAROUND, 5, 3);

        Estimate longer = Durations.lastingLonger(
                new Durations().addEnded(cells, Measure.TURNAROUND).survival(), 30);

        assertThat(longer.value()).isZero();
        assertThat(longer.standardError()).isNull();
        assertThat(longer.complement().value()).isEqualTo(1);
    }

    @Test
    void theRestOfAShareHasItsLimitsTheOtherWayRound() {
        Estimate rest = new Estimate(0.7, 0.1, 0.4, 0.8).complement();

        assertThat(rest.value()).isCloseTo(0.3, within(1e-15));
        assertThat(rest.standardError()).isEqualTo(0.1);
        assertThat(rest.lower()).isCloseTo(0.2, within(1e-15));
        assertThat(rest.upper()).isCloseTo(0.6, within(1e-15));
    }
}
