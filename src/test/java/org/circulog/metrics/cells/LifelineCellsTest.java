package org.circulog.metrics.cells;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.circulog.life.FactKind;
import org.circulog.life.MassBasis;
import org.circulog.life.RepairBarrier;
import org.circulog.life.RepairJob;
import org.circulog.life.Step;
import org.circulog.lifeline.Lifeline;
import org.circulog.lifeline.Traits;
import org.circulog.time.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LifelineCellsTest {
    private static final int SALE_DAY = epochDay("2020-01-01");

    @Test
    void anEndedDeviceIsCountedByItsAges() {
        List<String> counts = countsOf(line("2020-01-01", "SALE 2020-01-01", "DISPOSED 2020-12-31"));

        assertThat(counts).contains("DEVICES 0", "ENTRY 0", "DISPOSED 365").noneMatch(one -> one.startsWith("LIVING"));
    }

    @Test
    void aLivingDeviceIsCountedByItsDayOfBirthAndByItsAgeWhenItWasSeenLast() {
        List<String> counts = countsOf(line("2020-01-01", "SALE 2020-01-01", "REPAIR_UNKNOWN 2020-01-11"));

        assertThat(counts).contains("ENTRY 0", "LIVING " + SALE_DAY, "SEEN 10");
    }

    @ParameterizedTest(name = "under observation since {0}: {1}")
    @CsvSource({
        "2020-01-31, ENTRY 0",
        "2020-02-01, ENTRY 31",
        "2020-12-30, ENTRY 364",
        "2020-12-31, NEVER_AT_RISK 0",
        "2022-01-01, NEVER_AT_RISK 0"
    })
    void registrationWithinAMonthIsFromBirthAndAfterTheEndIsNeverAtRisk(String since, String expected) {
        List<String> counts = countsOf(line(since, "SALE 2020-01-01", "TREATED 2020-12-31"));

        assertThat(counts)
                .contains(expected)
                .filteredOn(one -> one.startsWith("ENTRY") || one.startsWith("NEVER"))
                .hasSize(1);
        assertThat(counts.contains("TREATED 365")).isEqualTo(expected.startsWith("ENTRY"));
    }

    @Test
    void aLivingDeviceThatWasNotSeenSinceItsEntryIsInNoRiskSetOfTheLastSeen() {
        List<String> counts = countsOf(line("2021-01-01", "SALE 2020-01-01"));

        assertThat(counts)
                .contains("ENTRY 366", "UNSEEN_ENTRY 366", "LIVING_ENTERED " + epochDay("2021-01-01"))
                .noneMatch(one -> one.startsWith("SEEN"));
    }

    @Test
    void timeBeforeTheFirstRepairIsNotTimeAfterIt() {
        List<String> counts = countsOf(line(
                "2020-01-01",
                "SALE 2020-01-01",
                "REPAIR_FIXED 2020-04-10",
                "REPAIR_FIXED 2020-05-01",
                "LOST 2020-12-31"));

        assertThat(counts).contains("REPAIRED_ENTRY 100", "REPAIRED_WITHDRAWN 365", "LOST 365");
        assertThat(counts).filteredOn(one -> one.startsWith("REPAIRED_")).hasSize(2);
    }

    @Test
    void aRepairOnTheLastDayAddsNoTimeAfterIt() {
        List<String> counts = countsOf(line("2020-01-01", "SALE 2020-01-01", "REUSE 2020-12-31", "TREATED 2020-12-31"));

        assertThat(counts).contains("TREATED 365").noneMatch(one -> one.startsWith("REUSED_ENTRY"));
    }

    @Test
    void withoutABirthADeviceIsInNoLifetimeButItsUseCounts() {
        List<String> counts = countsOf(line("2021-04-04", "REPAIR_FIXED 2021-04-04"));

        assertThat(counts)
                .contains(
                        "BIRTH_UNKNOWN 0",
                        "REPAIR_AGE_UNKNOWN 0",
                        "REPAIR_OPEN " + epochDay("2021-04-04"),
                        "GAINING " + epochDay("2021-04-04"),
                        "HOLDING " + epochDay("2021-04-04"),
                        "BIRTH_PRECISION 0")
                .noneMatch(one -> one.startsWith("ENTRY") || one.startsWith("FIRST_USE"));
    }

    @Test
    void addedUseThatGoesOnIsCountedFromTheDayOnWhichItWouldHaveBegunWithoutABreak() {
        List<String> counts = countsOf(line(
                "2020-01-01",
                "SALE 2020-01-01",
                "REPAIR_FIXED 2020-02-01",
                "REPAIR_REPAIRABLE 2020-02-11",
                "REUSE 2020-03-01"));

        assertThat(counts)
                .contains(
                        "REPAIR_DAYS 0 x10",
                        "HELD_UNTIL_FAILURE 10",
                        "REUSE_OPEN " + epochDay("2020-03-01"),
                        "GAINING " + (epochDay("2020-03-01") - 10),
                        "FIRST_USE_DAYS 0 x31",
                        "ADDED_AFTER_FIRST_USE 0 x10");
    }

    @ParameterizedTest
    @CsvSource({"REUSE, HELD_UNTIL_CENSORED", "EXPORTED, HELD_UNTIL_CENSORED", "COLLECTED, HELD_UNTIL_FAILURE"})
    void aNextUserSaysNothingAgainstARepairAndAStopDoes(String next, String expected) {
        List<String> counts =
                countsOf(line("2020-01-01", "SALE 2020-01-01", "REPAIR_FIXED 2020-02-01", next + " 2020-02-21"));

        assertThat(counts).contains(expected + " 20");
    }

    @Test
    void reportsOfOneAttemptCountAsItsBestOutcome() {
        Lifeline line = line(
                "2020-01-01",
                "SALE 2020-01-01",
                "REPAIR_END_OF_LIFE 2020-02-01",
                "REPAIR_FIXED 2020-02-02 1",
                "REPAIR_UNKNOWN 2020-02-02 repeated");

        assertThat(countsOf(line))
                .contains("ATTEMPTS_FIXED 0", "DEVICES_FIXED 0", "REPAIR_AT_RISK 32")
                .noneMatch(one -> one.startsWith("ATTEMPTS_END_OF_LIFE") || one.startsWith("ATTEMPTS_UNKNOWN"));
    }

    @Test
    void aJobIsDoneWhenItsOutcomeIsFinalAndOpenOtherwise() {
        RepairJob job = new RepairJob(LocalDate.parse("2020-02-01"), RepairBarrier.LACK_OF_EQUIPMENT);
        Lifeline line = line(
                "2020-01-01",
                List.of(
                        new Step(FactKind.REPAIR_REPAIRABLE, LocalDate.parse("2020-02-05"), 0, false, job),
                        new Step(FactKind.REPAIR_END_OF_LIFE, LocalDate.parse("2020-02-08"), 0, false, job)));

        assertThat(countsOf(line))
                .contains("TURNAROUND_OPEN 4", "TURNAROUND 7", "BARRIER " + RepairBarrier.LACK_OF_EQUIPMENT.ordinal());
    }

    @Test
    void onlyUseAfterCollectionIsPreparingForReuse() {
        assertThat(countsOf(line("2020-01-01", "REUSE 2020-02-01", "COLLECTED 2020-03-01")))
                .contains("COLLECTED 0", "COLLECTED_MG 2 x500")
                .noneMatch(one -> one.startsWith("REUSED_AFTER"));
        assertThat(countsOf(line("2020-01-01", "COLLECTED 2020-02-01", "REUSE 2020-03-01", "TREATED 2020-04-01")))
                .contains("REUSED_AFTER_COLLECTION 0", "RECYCLED_MG 2 x500", "RECYCLED_CONTENT_MG 1250 x500");
    }

    @Test
    void aDeviceIsNotThereBeforeItsFirstDay() {
        List<String> counts = new ArrayList<>();

        LifelineCells.addUntil(line("2020-01-01", "SALE 2020-01-01"), LocalDate.parse("2019-12-31"), into(counts));

        assertThat(counts).isEmpty();
    }

    @Test
    void whatIsTakenBackLeavesNothing() {
        SparseCells cells = new SparseCells();
        Lifeline line = line("2020-01-01", "SALE 2020-01-01", "REPAIR_FIXED 2020-02-01", "TREATED 2020-03-01");

        LifelineCells.add(line, cells);
        byte[] stored = cells.toBytes();
        SparseCells.read(stored, (measure, byYear, value, count) -> cells.add(measure, byYear, value, -count));

        assertThat(cells.isEmpty()).isTrue();
        assertThat(stored).hasSizeLessThan(200);
    }

    private static List<String> countsOf(Lifeline line) {
        List<String> counts = new ArrayList<>();
        LifelineCells.add(line, into(counts));
        return counts;
    }

    private static CellSink into(List<String> counts) {
        return (measure, byYear, value, count) -> counts.add(measure + " " + value + (count == 1 ? "" : " x" + count));
    }

    private static Lifeline line(String observedSince, String... steps) {
        return line(
                observedSince, Arrays.stream(steps).map(LifelineCellsTest::step).toList());
    }

    private static Lifeline line(String observedSince, List<Step> course) {
        boolean sold = course.stream().anyMatch(step -> step.kind() == FactKind.SALE);
        return new Lifeline(
                new Traits("0306", "GH", "GH", null, null),
                sold ? Precision.DAY : null,
                LocalDate.parse(observedSince),
                500,
                MassBasis.MEASURED,
                new BigDecimal("12.5"),
                course);
    }

    private static Step step(String line) {
        String[] words = line.split(" ");
        boolean repeated = words.length > 2 && words[2].equals("repeated");
        int betters = words.length > 2 && !repeated ? Integer.parseInt(words[2]) : 0;
        return new Step(
                FactKind.valueOf(words[0]), LocalDate.parse(words[1]), betters, repeated, RepairJob.UNDESCRIBED);
    }

    private static int epochDay(String day) {
        return (int) LocalDate.parse(day).toEpochDay();
    }
}
