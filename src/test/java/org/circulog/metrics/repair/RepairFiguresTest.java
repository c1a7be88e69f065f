package org.circulog.metrics.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.circulog.life.RepairBarrier;
import org.circulog.metrics.cells.Cells;
import org.circulog.metrics.cells.Measure;
import org.circulog.metrics.population.Estimate;
import org.circulog.testing.GoldenDevices;
import org.junit.jupiter.api.Test;

class RepairFiguresTest {

    @Test
    void attemptsOnTheGoldenDevicesSucceed() {
        Outcomes attempts = Outcomes.ofAttempts(GoldenDevices.cells());

        assertThat(attempts.fixed()).isEqualTo(6);
        assertThat(attempts.repairable()).isOne();
        assertThat(attempts.endOfLife()).isOne();
        assertThat(attempts.unknown()).isOne();
        assertThat(attempts.successRate().value()).isEqualTo(0.75);
        assertThat(attempts.successRate().standardError()).isCloseTo(Math.sqrt(0.75 * 0.25 / 8), within(1e-15));
        assertThat(attempts.successRate().lower()).isCloseTo(0.40927543031, within(1e-9));
        assertThat(attempts.successRate().upper()).isCloseTo(0.928520787248, within(1e-9));
        assertThat(attempts.successRateWithUnknown().value()).isCloseTo(0.666666666667, within(1e-9));
    }

    @Test
    void aDeviceCountsByItsBestAttempt() {
        // A7 was fixed after a first attempt that was not, A1 twice
        Outcomes byDevice = Outcomes.ofDevices(GoldenDevices.cells());

        assertThat(byDevice.fixed()).isEqualTo(5);
        assertThat(byDevice.repairable()).isZero();
        assertThat(byDevice.endOfLife()).isOne();
        assertThat(byDevice.unknown()).isOne();
        assertThat(byDevice.successRate().value()).isCloseTo(5.0 / 6, within(1e-15));
        assertThat(byDevice.successRateWithUnknown().value()).isCloseTo(5.0 / 7, within(1e-15));
    }

    @Test
    void withoutAnAttemptThereIsNoRate() {
        Outcomes none = Outcomes.ofAttempts(new Cells());

        assertThat(none.successRate()).isEqualTo(Estimate.NONE);
        assertThat(none.successRateWithUnknown()).isEqualTo(Estimate.NONE);
    }

    @Test
    void unknownOutcomesAloneGiveNoRateOfTheKnownOnes() {
        Cells cells = new Cells();
        cells.add(Measure.ATTEMPTS_UNKNOWN, 0, 4);

        Outcomes unknown = Outcomes.ofAttempts(cells);

        assertThat(unknown.successRate()).isEqualTo(Estimate.NONE);
        assertThat(unknown.successRateWithUnknown().value()).isZero();
    }

    @Test
    void countsBarriersAndAttemptsWithoutOne() {
        Cells cells = new Cells();
        cells.add(Measure.ATTEMPTS_END_OF_LIFE, 0, 10);
        cells.add(Measure.BARRIER, RepairBarrier.SPARE_PARTS_TOO_EXPENSIVE.ordinal(), 3);
        cells.add(Measure.BARRIER, RepairBarrier.ITEM_TOO_WORN_OUT.ordinal(), 1);

        Barriers barriers = Barriers.of(cells);

        assertThat(barriers.attempts()).isEqualTo(10);
        assertThat(barriers.unnamed()).isEqualTo(6);
        assertThat(barriers.named()).extracting(Barriers.Named::barrier).containsExactly(RepairBarrier.values());
        assertThat(barriers.named())
                .contains(new Barriers.Named(RepairBarrier.SPARE_PARTS_TOO_EXPENSIVE, 3L, 0.75))
                .contains(new Barriers.Named(RepairBarrier.NO_WAY_TO_OPEN_PRODUCT, 0L, 0.0));
    }

    @Test
    void turnaroundTakesOpenJobsAsNotFinished() {
        Cells cells = new Cells();
        cells.add(Measure.TURNAROUND, 2, 4);
        cells.add(Measure.TURNAROUND_OPEN, 5, 2);
        cells.add(Measure.TURNAROUND, 6, 1);
        cells.add(Measure.TURNAROUND, 40, 3);

        Turnaround turnaround = Turnaround.of(cells);

        // S: 6/10 after 2 days, and 4 are left at 6 days, of which 1 is done
        assertThat(turnaround.done()).isEqualTo(8);
        assertThat(turnaround.open()).isEqualTo(2);
        assertThat(turnaround.doneWithin7Days().value()).isCloseTo(1 - 0.6 * 0.75, within(1e-15));
        assertThat(turnaround.doneWithin7Days().lower())
                .isLessThan(turnaround.doneWithin7Days().value());
        assertThat(turnaround.doneWithin30Days().value()).isCloseTo(0.55, within(1e-15));
        assertThat(turnaround.median().days()).isEqualTo(6);
    }
}
