package org.circulog.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.circulog.life.Facts.life;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.circulog.time.Occurrence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LifeTest {
    private static final LocalDate START = LocalDate.parse("2023-11-20");
    private static final int WINDOW = 120;
    private static final int ROUNDS = 100;
    private static final LocalDate UNTIL = LocalDate.parse("2025-01-01");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void countsEachDayOnceAsWhatTheDeviceWasAtItsEnd(long seed) {
        RandomFacts random = new RandomFacts(seed, "Z", "+02:00", "-11:00", "+14:00");

        for (int round = 0; round < ROUNDS; round++) {
            List<Fact> facts = random.legal(12, START, WINDOW);
            Timeline timeline = Timeline.of(facts);
            Life life = Life.of(timeline);
            Map<Use, Long> daysByUse = daysByUse(timeline);

            UseDays days = life.daysAt(UNTIL);

            assertThat(days)
                    .as("%s", facts)
                    .isEqualTo(new UseDays(
                            life.birthDay() == null ? null : count(daysByUse, Use.FIRST_USE),
                            count(daysByUse, Use.REPAIRED),
                            count(daysByUse, Use.REUSED),
                            count(daysByUse, Use.OUT_OF_USE)));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void splitsTheWholeLifeIntoFirstUseAddedUseAndDowntimeOnAnyDay(long seed) {
        RandomFacts random = new RandomFacts(seed, "Z", "+02:00", "-11:00", "+14:00");
        int checked = 0;

        for (int round = 0; round < ROUNDS; round++) {
            List<Fact> facts = random.legal(12, START, WINDOW);
            for (LocalDate day = START; day.isBefore(UNTIL); day = day.plusDays(9)) {
                Life life = Life.of(Timeline.of(facts).until(day));
                if (life.birthDay() != null && !life.hasDisappeared()) {
                    UseDays days = life.daysAt(day);
                    LocalDate last = life.exitDay() == null ? day : life.exitDay();
                    checked++;

                    assertThat(days.first() + days.added() + days.downtime())
                            .as("%s on %s", facts, day)
                            .isEqualTo((int) ChronoUnit.DAYS.between(life.birthDay(), last));
                }
            }
        }

        assertThat(checked).isGreaterThan(ROUNDS);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void givesEachDayOfAddedUseToOneIntervention(long seed) {
        RandomFacts random = new RandomFacts(seed, "Z", "+02:00", "-11:00", "+14:00");

        for (int round = 0; round < ROUNDS; round++) {
            List<Fact> facts = random.legal(12, START, WINDOW);
            LifeCourse course = LifeCourse.along(Timeline.of(facts));
            Set<LocalDate> counted = new HashSet<>();

            for (Intervention intervention : course.interventions()) {
                LocalDate to = intervention.isOpen() ? UNTIL : intervention.to();
                List<LocalDate> days = intervention.from().datesUntil(to).toList();

                assertThat(intervention.addedUseDays(UNTIL)).isEqualTo(days.size());
                assertThat(days).as("%s", facts).allMatch(counted::add);
            }

            assertThat(counted).hasSize(course.life().daysAt(UNTIL).added());
        }
    }

    @Test
    void countsTheDaysBetweenAFailedAndASuccessfulRepairAsDowntime() {
        Life life = life("SALE 2021-02-28", "REPAIR_REPAIRABLE 2023-03-03", "REPAIR_FIXED 2023-03-20");

        assertThat(life.daysAt(LocalDate.parse("2026-01-01"))).isEqualTo(new UseDays(733, 1018, 0, 17));
        assertThat(life.daysAt(LocalDate.parse("2023-03-10"))).isEqualTo(new UseDays(733, 0, 0, 17));
    }

    @ParameterizedTest
    @CsvSource({"SALE, FIRST_USE", "REPAIR_FIXED, REPAIRED", "REUSE, REUSED", "COLLECTED, OUT_OF_USE", "LOST, NONE"})
    void goesOnAsBeforeAfterARepairOfUnknownOutcome(FactKind before, Use use) {
        Life life = life(before + " 2020-01-01", "REPAIR_UNKNOWN 2021-01-01");

        assertThat(life.use()).isEqualTo(use);
        assertThat(life.useSince()).isEqualTo("2020-01-01");
        assertThat(life.attempts()).isEqualTo(before == FactKind.REPAIR_FIXED ? 2 : 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                // attempts and fixes of two repairs
                "REPAIR_FIXED 2024-03-10T10:00:00Z, REPAIR_FIXED 2024-03-11T10:00:00Z; 1; 1; REPAIRED",
                "REPAIR_FIXED 2024-03-10T10:00:00Z, REPAIR_FIXED 2024-03-11T10:00:01Z; 2; 2; REPAIRED",
                "REPAIR_FIXED 2024-03-10T10:00:00Z, REPAIR_FIXED 2024-03-10T11:00:00Z rival; 2; 2; REPAIRED",
                "REPAIR_FIXED 2024-03-10T10:00:00Z, REPAIR_FIXED 2024-03-11T12:00:00+02:00; 1; 1; REPAIRED",
                "REPAIR_FIXED 2024-03-10, REPAIR_FIXED 2024-03-10; 1; 1; REPAIRED",
                "REPAIR_FIXED 2024-03-10, REPAIR_FIXED 2024-03-10T23:00:00Z; 1; 1; REPAIRED",
                "REPAIR_FIXED 2024-03-10, REPAIR_FIXED 2024-03-11; 2; 2; REPAIRED",
                "REPAIR_FIXED 2024-03, REPAIR_FIXED 2024-03; 2; 2; REPAIRED",
                "REPAIR_FIXED 2024-03-10, REPAIR_END_OF_LIFE 2024-03-10; 1; 1; REPAIRED",
                "REPAIR_END_OF_LIFE 2024-03-10, REPAIR_FIXED 2024-03-10; 1; 1; REPAIRED",
                "REPAIR_END_OF_LIFE 2024-03-10, REPAIR_FIXED 2024-03-11; 2; 1; REPAIRED",
                "REPAIR_FIXED 2024-03-10, REPAIR_END_OF_LIFE 2024-03-11; 2; 1; OUT_OF_USE",
                "REPAIR_UNKNOWN 2024-03-10, REPAIR_REPAIRABLE 2024-03-10; 1; 0; OUT_OF_USE",
                "REPAIR_REPAIRABLE 2024-03-10, REPAIR_UNKNOWN 2024-03-10; 1; 0; OUT_OF_USE",
            })
    void takesRepairsByOneOrganisationWithinADayAsOneWithTheBestOutcome(
            String repairs, int attempts, int fixes, Use use) {
        Life life = life(repairs.split(", "));

        assertThat(life.attempts()).isEqualTo(attempts);
        assertThat(life.fixes()).isEqualTo(fixes);
        assertThat(life.use()).isEqualTo(use);
    }

    @Test
    void measuresTheDayOfOneAttemptFromItsFirstRepair() {
        Life life = life(
                "REPAIR_UNKNOWN 2024-03-10T10:00:00Z",
                "REPAIR_REPAIRABLE 2024-03-11T09:00:00Z",
                "REPAIR_FIXED 2024-03-12T08:00:00Z");

        assertThat(life.attempts()).isEqualTo(2);
        assertThat(life.fixes()).isEqualTo(1);
    }

    @Test
    void countsAddedUseAfterAReappearanceButKeepsTheExitAtTheDisappearance() {
        Life life = life(
                "SALE 2020-01-01",
                "LOST 2021-01-01",
                "REPAIR_FIXED 2022-01-01",
                "COLLECTED 2022-01-31",
                "TREATED 2022-03-01");

        assertThat(life.exitKind()).isEqualTo(ExitKind.LOST);
        assertThat(life.exitDay()).isEqualTo("2021-01-01");
        assertThat(life.stage()).isEqualTo(Stage.TREATED);
        assertThat(life.days()).isEqualTo(new UseDays(366, 30, 0, 0));
    }

    @ParameterizedTest
    @CsvSource({
        "REPAIR_FIXED 2024-03-10T12:00:00Z, IN_USE",
        "REPAIR_REPAIRABLE 2024-03-10T12:00:00Z, OUT_OF_USE",
        "REPAIR_UNKNOWN 2024-03-10T12:00:00Z, IN_USE",
        "REUSE 2024-03-10, IN_USE",
        "COLLECTED 2024-03-10, COLLECTED",
        "EXPORTED 2024-03-10, WITHDRAWN",
    })
    void standsWhereTheReappearanceLeavesIt(String reappearance, Stage stage) {
        Life life = life("REPAIR_UNKNOWN 2024-03-10T10:00:00Z", "STOLEN 2024-03-10T11:00:00Z", reappearance);

        assertThat(life.stage()).isEqualTo(stage);
        assertThat(life.exitKind()).isEqualTo(ExitKind.STOLEN);
    }

    @ParameterizedTest
    @CsvSource({
        "2019-12-31, , IN_USE, IN_USE, 0",
        "2020-01-01, 0, IN_USE, IN_USE, 0",
        "2021-06-30, 546, IN_USE, IN_USE, 0",
        "2021-07-01, 547, COLLECTED, COLLECTED, 0",
        "2021-08-09, 547, IN_USE, IN_USE, 8",
        "2022-01-01, 547, TREATED, TREATED, 153",
        "2023-01-01, 547, RECOVERED, TREATED, 153",
    })
    void answersFromWhatHadHappenedByADay(
            LocalDate until, Integer firstUse, Stage stage, ExitKind standing, int addedUse) {
        Timeline timeline = Timeline.of(Facts.of(
                "SALE 2020-01-01",
                "COLLECTED 2021-07-01",
                "REUSE 2021-08-01",
                "TREATED 2022-01-01",
                "MATERIAL_RECOVERY 2022-02-01 700mg"));

        Life life = Life.of(timeline.until(until));

        assertThat(life.daysAt(until).first()).isEqualTo(firstUse);
        assertThat(life.daysAt(until).added()).isEqualTo(addedUse);
        assertThat(life.stage()).isEqualTo(stage);
        assertThat(life.exitKindOrStanding()).isEqualTo(standing);
    }

    @Test
    void keepsTheSaleAsItWasDated() {
        Life life = life("SALE 2020", "REPAIR_FIXED 2020-03-01");

        assertThat(life.birth()).isEqualTo(Occurrence.parse("2020"));
        assertThat(life.birthDay()).isEqualTo("2020-03-01");
        assertThat(life.days().first()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"2019-06-01, 2020-01-01", "2020-01-01, 2020-01-01", "2021-06-01, 2021-06-01"})
    void entersObservationAtTheLaterOfBirthAndObservation(LocalDate observedSince, LocalDate entry) {
        assertThat(life("SALE 2020-01-01").entryDay(observedSince)).isEqualTo(entry);
        assertThat(life("REUSE 2020-01-01").entryDay(observedSince)).isEqualTo(observedSince);
    }

    @Test
    void addsUpWhatWasRecoveredAndKeepsTheLastWeighing() {
        Life life = life(
                "COLLECTED 2020-01-01 900mg",
                "REUSE 2020-02-01",
                "COLLECTED 2020-03-01 800mg",
                "TREATED 2020-03-02",
                "MATERIAL_RECOVERY 2020-03-03 500mg",
                "MATERIAL_RECOVERY 2020-03-03 200mg");

        assertThat(life.receivedMg()).isEqualTo(800);
        assertThat(life.recoveredMg()).isEqualTo(700);
        assertThat(life.collectedDay()).isEqualTo("2020-01-01");
        assertThat(life.treatedDay()).isEqualTo("2020-03-02");
        assertThat(life.events()).isEqualTo(6);
    }

    @Test
    void staysCollectedThroughAFailedRepair() {
        Life life = life("COLLECTED 2020-01-01", "REPAIR_END_OF_LIFE 2020-01-09");

        assertThat(life.stage()).isEqualTo(Stage.COLLECTED);
        assertThat(life.use()).isEqualTo(Use.OUT_OF_USE);
    }

    @ParameterizedTest
    @CsvSource({"2020-01-01, 2020-01-02", "2020-01-02, 2020-01-02", "2020-01-03, 2020-01-03"})
    void countsUpToTodayOrToALastDayThatHasBegunElsewhere(LocalDate today, LocalDate current) {
        assertThat(life("REUSE 2020-01-02").currentDay(today)).isEqualTo(current);
        assertThat(Life.UNWRITTEN.currentDay(today)).isEqualTo(today);
    }

    /** Classifies each day by the life as of that day. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            COLLECTED 2024-01-01 yard DE                                        | yard  | DE
            COLLECTED 2024-01-01 yard DE, COLLECTED 2024-02-01 hub FR           | hub   | FR
            COLLECTED 2024-01-01 yard DE, TREATED 2024-02-01 plant FR           | plant | DE
            TREATED 2024-02-01 plant FR                                         | plant |
            TREATED 2024-02-01 plant FR, MATERIAL_RECOVERY 2024-03-01 other 5mg | plant |
            COLLECTED 2024-01-01 yard DE, REPAIR_END_OF_LIFE 2024-02-01 shop FR | yard  | DE
            COLLECTED 2024-01-01 yard DE, REPAIR_FIXED 2024-02-01 shop FR       |       |
            COLLECTED 2024-01-01 yard DE, REUSE 2024-02-01 shop FR              |       |
            COLLECTED 2024-01-01 yard DE, EXPORTED 2024-02-01 yard DE           |       | DE
            COLLECTED 2024-01-01 yard DE, DISPOSED 2024-02-01 yard DE           |       | DE
            """)
    void knowsWhoHasTheDeviceForRecyclingAndWhereItWasCollected(String facts, String recycler, String country) {
        Life life = life(facts.split(", "));

        assertThat(life.recyclerId()).isEqualTo(recycler == null ? null : Facts.idOf(recycler));
        assertThat(life.collectedCountry()).isEqualTo(country);
    }

    private static Map<Use, Long> daysByUse(Timeline timeline) {
        return START.withDayOfYear(1)
                .datesUntil(UNTIL)
                .map(day -> Life.of(timeline.until(day)))
                .filter(life -> life.useSince() != null)
                .map(Life::use)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    private static int count(Map<Use, Long> daysByUse, Use use) {
        return daysByUse.getOrDefault(use, 0L).intValue();
    }
}
