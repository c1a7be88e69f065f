package org.circulog.life;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimelineTest {
    private static final LocalDate START = LocalDate.parse("2023-11-20");
    private static final int ROUNDS = 300;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void keepsEachDayWithinTheBoundsOfItsFact(long seed) {
        RandomFacts random = new RandomFacts(seed, "+01:00");

        for (int round = 0; round < ROUNDS; round++) {
            List<Fact> facts = random.legal(12, START, 90);

            assertThat(Timeline.of(facts).entries())
                    .as("%s", facts)
                    .hasSameSizeAs(facts)
                    .allSatisfy(entry -> assertThat(entry.day())
                            .isBetween(
                                    entry.fact().when().earliestDay(),
                                    entry.fact().when().latestDay()));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void followsTheDaysThePlacesAndTheInstants(long seed) {
        RandomFacts random = new RandomFacts(seed, "Z", "+02:00", "-11:00", "+14:00");

        for (int round = 0; round < ROUNDS; round++) {
            List<Timeline.Entry> entries =
                    Timeline.of(random.legal(12, START, 20)).entries();

            assertThat(entries).extracting(Timeline.Entry::day).isSorted();
            assertThat(entries).extracting(entry -> entry.fact().kind().place()).isSorted();
            assertThat(instants(entries)).isSorted();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void staysTheSameInWhateverOrderTheFactsAreGiven(long seed) {
        RandomFacts random = new RandomFacts(seed, "Z", "+02:00", "-11:00", "+14:00");

        for (int round = 0; round < ROUNDS; round++) {
            List<Fact> facts = random.legal(12, START, 20);
            List<Fact> shuffled = new ArrayList<>(facts);
            Collections.shuffle(shuffled, new Random(seed));

            assertThat(Timeline.of(shuffled).entries())
                    .isEqualTo(Timeline.of(facts).entries());
        }
    }

    @Test
    void ordersOneDayByPlaceThenByTimeThenByRecording() {
        List<Fact> facts = Facts.of(
                "TREATED 2024-03-10",
                "REUSE 2024-03-10",
                "REPAIR_FIXED 2024-03-10",
                "LOST 2024-03-10T15:00:00Z",
                "COLLECTED 2024-03-10T09:00:00Z",
                "SALE 2024-03-10",
                "MATERIAL_RECOVERY 2024-03-10");

        assertThat(Timeline.of(facts).entries())
                .extracting(entry -> entry.fact().kind())
                .containsExactly(
                        FactKind.SALE,
                        FactKind.COLLECTED,
                        FactKind.LOST,
                        FactKind.REUSE,
                        FactKind.REPAIR_FIXED,
                        FactKind.TREATED,
                        FactKind.MATERIAL_RECOVERY);
    }

    @Test
    void ordersOneInstantByRecordingWhateverItsOffset() {
        List<Fact> facts = Facts.of("COLLECTED 2024-05-02T01:30:00+02:00", "REUSE 2024-05-01T23:30:00Z");

        assertThat(Timeline.of(facts).entries())
                .extracting(Timeline.Entry::fact)
                .isEqualTo(facts);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "SALE 2020, REPAIR_FIXED 2021; 2020-07-01, 2021-07-02",
                "SALE 2020, REPAIR_FIXED 2020-03-01; 2020-03-01, 2020-03-01",
                "SALE 2020-09-09, REPAIR_FIXED 2020; 2020-09-09, 2020-09-09",
                "REPAIR_FIXED 2020, TREATED 2020-02; 2020-02-29, 2020-02-29",
                "SALE 2020, REUSE 2020, TREATED 2020, MATERIAL_RECOVERY 2020; 2020-07-01, 2020-07-01, 2020-07-01, 2020-07-01",
                "SALE 2020-10, REUSE 2020, TREATED 2020; 2020-10-16, 2020-10-16, 2020-10-16",
                "REUSE 2020-05-05, REPAIR_FIXED 2020; 2020-05-05, 2020-07-01",
                "REPAIR_FIXED 2024-05-02T00:30:00+02:00, COLLECTED 2024-05-01T23:00:00Z; 2024-05-01, 2024-05-01",
            })
    void movesTheMiddleOfAnImpreciseDateOnlyAsFarAsTheRulesDemand(String facts, String days) {
        assertThat(Timeline.of(Facts.of(facts.split(", "))).entries())
                .extracting(entry -> entry.day().toString())
                .isEqualTo(Arrays.asList(days.split(", ")));
    }

    @Test
    void keepsWhatHadHappenedByTheEndOfADay() {
        Timeline timeline = Timeline.of(Facts.of("SALE 2020", "REPAIR_FIXED 2020-07-01", "REUSE 2020-07-02"));

        Timeline until = timeline.until(LocalDate.parse("2020-07-01"));

        assertThat(until.entries()).isEqualTo(timeline.entries().subList(0, 2));
        assertThat(timeline.until(LocalDate.parse("2020-06-30")).entries()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "REUSE 2020-01-01, LOST 2020-01-02; 0; false",
                "REUSE 2020-01-01, LOST 2020-01-02; 1; false",
                "STOLEN 2020-01-01, REUSE 2020-01-02; 1; true",
                "STOLEN 2020-01-01, REUSE 2020-01-02; 0; true",
                "EXPORTED 2020-01-01, TREATED 2020-01-02; 0; true",
                "EXPORTED 2020-01-01, TREATED 2020-01-02, MATERIAL_RECOVERY 2020-01-03; 2; true",
                "COLLECTED 2020-01-01, TREATED 2020-01-02; 0; false",
                "SALE 2020-01-01, EXPORTED 2020-01-02, REUSE 2020-01-03; 0; false",
            })
    void tellsWhetherAFactMakesADeviceReappear(String lines, int index, boolean reappears) {
        List<Fact> facts = Facts.of(lines.split(", "));

        assertThat(Timeline.of(facts).reappearsWith(facts.get(index))).isEqualTo(reappears);
    }

    private static List<Instant> instants(List<Timeline.Entry> entries) {
        return entries.stream()
                .flatMap(entry -> entry.fact().when().instant().stream())
                .map(OffsetDateTime::toInstant)
                .toList();
    }
}
