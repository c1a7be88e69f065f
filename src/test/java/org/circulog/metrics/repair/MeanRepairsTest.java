package org.circulog.metrics.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import org.circulog.life.FactKind;
import org.circulog.life.MassBasis;
import org.circulog.life.RepairJob;
import org.circulog.life.Step;
import org.circulog.lifeline.Lifeline;
import org.circulog.lifeline.Traits;
import org.circulog.metrics.cells.Cells;
import org.circulog.metrics.cells.LifelineCells;
import org.circulog.metrics.cells.Measure;
import org.circulog.metrics.population.BirthPrecision;
import org.circulog.metrics.population.Estimate;
import org.circulog.metrics.survival.MeanCumulativeFunction;
import org.circulog.metrics.survival.Recurrences;
import org.circulog.testing.GoldenDevices;
import org.circulog.time.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class MeanRepairsTest {
    private static final LocalDate UNTIL = GoldenDevices.UNTIL;

    private final RepairCounts counts = RepairCounts.of(GoldenDevices.cells(), UNTIL);
    private final Recurrences lines = RepairLines.of(GoldenDevices.lines(), UNTIL, BirthPrecision.MONTH);

    @ParameterizedTest
    @CsvFileSource(resources = "/survival/golden-repair-means.csv", useHeadersInDisplayName = true)
    void agreesWithTheGoldenExample(int age, long atRisk, long events, double mean) {
        MeanRepairs repairs = MeanRepairs.of(counts, null, new RepairSample(lines, 1));

        RepairsPoint point = repairs.curve().stream()
                .filter(each -> each.ageDays() == age)
                .findFirst()
                .orElseThrow();

        assertThat(repairs.curve()).hasSize(4);
        assertThat(point.atRisk()).isEqualTo(atRisk);
        assertThat(point.repairs()).isEqualTo(events);
        assertThat(point.perDevice().value()).isCloseTo(mean, within(1e-9 * mean));
    }

    @Test
    void theErrorFromCountsAndLinesIsThatFromLinesAlone() {
        MeanRepairs repairs = MeanRepairs.of(counts, null, new RepairSample(lines, 1));

        MeanCumulativeFunction exact = MeanCumulativeFunction.of(lines.exposure(), lines.eventLine(), lines.eventAge());
        for (int step = 0; step < exact.size(); step++) {
            assertThat(repairs.curve().get(step).perDevice().standardError())
                    .isEqualTo(exact.standardError(step))
                    .isPositive();
        }
        assertThat(repairs.standardErrorFromSample()).isFalse();
        assertThat(repairs.samplingFactor()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"0, 11", "912, 11", "913, 10", "1003, 10", "1004, 11", "1031, 11", "1768, 10", "1769, 9", "9999, 0"})
    void countsDevicesAtRiskFromTheDayAfterTheirEntryToTheirExit(int age, long atRisk) {
        assertThat(DevicesAtRisk.of(GoldenDevices.cells(), UNTIL).at(age)).isEqualTo(atRisk);
    }

    @ParameterizedTest
    @CsvSource({", 1768, false", "1000, 1000, false", "1768, 1768, false", "1769, 1768, true", "36525, 1768, true"})
    void reachesToTheOldestAgeWithTenDevicesAtRisk(Double asked, double reached, boolean lowered) {
        MeanRepairs repairs = MeanRepairs.of(counts, asked);

        assertThat(repairs.tau()).isEqualTo(reached);
        assertThat(repairs.tauLowered()).isEqualTo(lowered);
    }

    @Test
    void ofOneOfSeveralGroupsTellsTheMeanAlone() {
        MeanRepairs repairs = MeanRepairs.of(counts, 1_100.5);

        assertThat(repairs.perDevice().value()).isCloseTo(0.281818181818, within(1e-9));
        assertThat(repairs.perDevice().standardError()).isNull();
        assertThat(repairs.perDevice().upper()).isNull();
        assertThat(repairs.standardErrorFromSample()).isNull();
        assertThat(repairs.samplingFactor()).isNull();
        assertThat(repairs.curve()).isNull();
        assertThat(repairs.repairs()).isEqualTo(4);
    }

    @Test
    void beforeTheFirstRepairTheMeanIsZero() {
        assertThat(MeanRepairs.of(counts, 749.9).perDevice()).isEqualTo(new Estimate(0.0, null, null, null));
    }

    @Test
    void fewerThanTenDevicesHaveACurveButNoMean() {
        Cells cells = new Cells();
        cells.add(Measure.ENTRY, 0, 9);
        cells.add(Measure.TREATED, 3_000, 9);
        cells.add(Measure.REPAIR_AT_RISK, 400, 3);

        MeanRepairs repairs = MeanRepairs.of(RepairCounts.of(cells, UNTIL), null, new RepairSample(lines, 1));

        assertThat(repairs.tau()).isNull();
        assertThat(repairs.perDevice()).isEqualTo(Estimate.NONE);
        assertThat(repairs.curve()).hasSize(1);
        assertThat(repairs.curve().get(0).perDevice().value()).isCloseTo(1.0 / 3, within(1e-15));
    }

    @Test
    void aSampleSaysSo() {
        MeanRepairs repairs = MeanRepairs.of(counts, null, new RepairSample(lines, 4));

        assertThat(repairs.standardErrorFromSample()).isTrue();
        assertThat(repairs.samplingFactor()).isEqualTo(4);
    }

    @Test
    void devicesSoldInAYearAreAmongTheLinesOnlyIfTheyAreAskedFor() {
        List<Lifeline> imprecise = List.of(line(Precision.YEAR, "2019-07-02"), line(Precision.DAY, "2020-03-04"));

        Recurrences exact = RepairLines.of(imprecise, UNTIL, BirthPrecision.MONTH);
        Recurrences all = RepairLines.of(imprecise, UNTIL, BirthPrecision.YEAR);

        assertThat(exact.exposure().size()).isOne();
        assertThat(exact.eventLine()).containsExactly(0);
        assertThat(all.exposure().size()).isEqualTo(2);
        assertThat(all.eventLine()).containsExactly(0, 1);
    }

    @Test
    void whoWasNotYetUnderObservationIsNowhereAtRisk() {
        Recurrences lines = RepairLines.of(
                List.of(new Lifeline(
                        new Traits("0306", "GH", "GH", null, null),
                        Precision.DAY,
                        UNTIL.plusDays(200),
                        1,
                        MassBasis.MEASURED,
                        null,
                        List.of(step(FactKind.SALE, UNTIL.minusDays(500))))),
                UNTIL,
                BirthPrecision.MONTH);

        assertThat(lines.exposure().size()).isZero();
    }

    @Test
    void onAnEarlierDayThereAreNeverFewerThanNoneAtRisk() {
        LocalDate early = LocalDate.parse("2019-09-01");
        Cells cells = new Cells();
        GoldenDevices.lines()
                .forEach(line -> LifelineCells.addUntil(
                        line, early, (measure, byYear, value, count) -> cells.add(measure, value, count)));

        DevicesAtRisk atRisk = DevicesAtRisk.of(cells, early);

        // A1, A2, A8, B1, B3, B5 and B6; A4 and B2 were sold, and came under observation only afterwards
        assertThat(cells.count(Measure.NEVER_AT_RISK)).isEqualTo(2);
        assertThat(atRisk.at(0)).isEqualTo(7);
        for (int age = 0; age < 3_000; age++) {
            assertThat(atRisk.at(age)).isNotNegative();
        }
    }

    private static Lifeline line(Precision precision, String birth) {
        LocalDate day = LocalDate.parse(birth);
        return new Lifeline(
                new Traits("0306", "GH", "GH", null, null),
                precision,
                day,
                1,
                MassBasis.MEASURED,
                null,
                List.of(step(FactKind.SALE, day), step(FactKind.REPAIR_FIXED, day.plusDays(300))));
    }

    private static Step step(FactKind kind, LocalDate day) {
        return new Step(kind, day, 0, false, RepairJob.UNDESCRIBED);
    }
}
