package org.circulog.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.circulog.life.Facts.life;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LifeAppendTest {
    private static final LocalDate START = LocalDate.parse("2023-11-20");
    private static final int ROUNDS = 100;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void appendsWhateverItAnswersAsIfRebuiltFromAllFacts(long seed) {
        RandomFacts random = new RandomFacts(seed, "Z", "+02:00", "-12:00", "+14:00");
        int answered = 0;

        for (int round = 0; round < ROUNDS; round++) {
            List<Fact> facts = random.legal(2, START, 120);
            for (int step = 0; step < 10; step++) {
                Life life = Life.of(Timeline.of(facts));
                LocalDate around =
                        life.lastDay() == null ? START : life.lastDay().minusDays(2);
                Fact next = random.one(around, 10);
                Optional<LifeRules.Conflict> conflict = LifeRules.judge(facts, next);
                List<Fact> before = List.copyOf(facts);
                if (conflict.isEmpty()) {
                    facts.add(next);
                }

                Optional<Life> appended = life.append(next);

                if (appended.isPresent()) {
                    answered++;
                    assertThat(conflict).as("%s, then %s", before, next).isEmpty();
                    assertThat(appended).as("%s, then %s", before, next).contains(Life.of(Timeline.of(facts)));
                }
            }
        }

        assertThat(answered).isGreaterThan(ROUNDS);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-03-10, REPAIR_FIXED 2024-03-11",
        "2024-03-10, TREATED 2024-04",
        "2024-03, REUSE 2024-04-01",
        "2024-03-10, LOST 2024-03-14T00:00:00Z",
        "2024-03-10T23:00:00Z, REPAIR_FIXED 2024-03-14T00:00:00+14:00",
        "2024-03-10T23:00:00Z, COLLECTED 2024-03-11",
    })
    void appendsAFactThatSurelyComesLast(String last, String next) {
        List<Fact> facts = Facts.of("SALE 2020", "REPAIR_FIXED " + last, next);

        assertThat(Life.of(Timeline.of(facts.subList(0, 2))).append(facts.get(2)))
                .contains(Life.of(Timeline.of(facts)));
    }

    @ParameterizedTest
    @CsvSource({
        "REUSE 2024-03-10, REUSE 2024-03-10",
        "REUSE 2024-03-10, REUSE 2024-03",
        "REUSE 2024, REUSE 2024-12-31",
        "REUSE 2024-05-01T23:00:00Z, SALE 2024-05-09",
        "SALE 2024-05-01T23:00:00Z, REPAIR_FIXED 2024-05-02T00:30:00+02:00",
        "REPAIR_FIXED 2024-05-01T13:00:00-12:00, REPAIR_FIXED 2024-05-03T12:00:00+14:00",
        "REPAIR_FIXED 2024-05-01T23:59:00-12:00, REPAIR_FIXED 2024-05-04T01:59:00+14:00",
        "TREATED 2024-03-10, REUSE 2024-06-01",
        "DISPOSED 2024-03-10, REUSE 2024-06-01",
        "DISPOSED 2024-03-10, MATERIAL_RECOVERY 2024-06-01",
        "COLLECTED 2024-03-10, MATERIAL_RECOVERY 2024-06-01",
    })
    void leavesAFactToTheRulesThatMayNotComeLastOrNotBeLegal(String standing, String next) {
        assertThat(life(standing).append(Facts.one(1, next))).isEmpty();
    }

    @Test
    void leavesAFactToTheRulesAfterADisposalThatFollowedADisappearance() {
        Life life = life("LOST 2020-01-01", "DISPOSED 2021-01-01");

        assertThat(life.append(Facts.one(2, "REUSE 2022-01-01"))).isEmpty();
    }
}
