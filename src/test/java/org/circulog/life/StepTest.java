package org.circulog.life;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StepTest {
    private static final LocalDate START = LocalDate.parse("2023-11-20");
    private static final LocalDate UNTIL = LocalDate.parse("2025-01-01");
    private static final int ROUNDS = 100;

    @ParameterizedTest
    @ValueSource(longs = {5, 6, 7, 8})
    void theStepsOfALifeGiveItsCourseAgain(long seed) {
        RandomFacts random = new RandomFacts(seed, "Z", "+02:00", "-11:00", "+14:00");

        for (int round = 0; round < ROUNDS; round++) {
            List<Fact> facts = random.legal(14, START, 120);
            Life life = Life.of(Timeline.of(facts));

            Life again = LifeCourse.of(life.steps()).life();

            assertThat(again.daysAt(UNTIL)).as("%s", facts).isEqualTo(life.daysAt(UNTIL));
            assertThat(again.birthDay()).isEqualTo(life.birthDay());
            assertThat(again.exitDay()).isEqualTo(life.exitDay());
            assertThat(again.exitKind()).isEqualTo(life.exitKind());
            assertThat(again.attempts()).isEqualTo(life.attempts());
            assertThat(again.fixes()).isEqualTo(life.fixes());
            assertThat(again.reuses()).isEqualTo(life.reuses());
            assertThat(again.collectedDay()).isEqualTo(life.collectedDay());
            assertThat(again.treatedDay()).isEqualTo(life.treatedDay());
            assertThat(Step.attempts(life.steps())).as("%s", facts).hasSize(life.attempts());
        }
    }

    @Test
    void anAttemptIsItsBestReportOfTheSameOrganisation() {
        Life life = Facts.life(
                "REPAIR_REPAIRABLE 2024-01-01T08:00:00Z shop",
                "REPAIR_UNKNOWN 2024-01-01T09:00:00Z rival",
                "REPAIR_FIXED 2024-01-01T10:00:00Z shop",
                "REPAIR_END_OF_LIFE 2024-01-01T11:00:00Z shop");

        List<FactKind> outcomes =
                Step.attempts(life.steps()).stream().map(Step::kind).toList();

        assertThat(outcomes).containsExactly(FactKind.REPAIR_UNKNOWN, FactKind.REPAIR_FIXED);
    }

    @Test
    void whatCameOutIsNoStep() {
        Life life = Facts.life("TREATED 2024-01-01", "MATERIAL_RECOVERY 2024-01-02 5mg");

        assertThat(life.steps()).hasSize(1);
    }
}
