package org.circulog.life;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LifeRulesTest {
    private static final List<String> TIMES = List.of(
            "2023",
            "2024",
            "2024-02",
            "2024-03",
            "2024-03-01",
            "2024-03-09",
            "2024-03-10",
            "2024-03-10T09:00:00Z",
            "2024-03-10T15:00:00Z",
            "2024-03-11T00:00:00Z");

    static Stream<Arguments> pairs() {
        return Arrays.stream(FactKind.values())
                .flatMap(one -> Arrays.stream(FactKind.values()).map(other -> Arguments.of(one, other)));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void acceptsTwoFactsIfTheyHaveALegalOrder(FactKind recordedFirst, FactKind recordedNext) {
        for (String firstTime : TIMES) {
            for (String nextTime : TIMES) {
                List<Fact> recorded = Facts.of(recordedFirst + " " + firstTime, recordedNext + " " + nextTime);

                boolean accepted = acceptsStepByStep(recorded);

                assertThat(accepted).as("%s", recorded).isEqualTo(LegalOrder.existsAtEachStepOf(recorded));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void acceptsManyFactsIfTheyHaveALegalOrder(long seed) {
        RandomFacts random = new RandomFacts(seed, "Z");
        List<Boolean> verdicts = new ArrayList<>();

        for (int round = 0; round < 500; round++) {
            List<Fact> recorded = random.any(3 + round % 3, LocalDate.parse("2024-02-27"), 5);
            boolean accepted = acceptsStepByStep(recorded);
            verdicts.add(accepted);

            assertThat(accepted).as("%s", recorded).isEqualTo(LegalOrder.existsAtEachStepOf(recorded));
        }

        assertThat(verdicts).contains(true, false);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void decidesWithoutRegardToTheOrderOfRecordingOnceTreatmentIsKnown(long seed) {
        RandomFacts random = new RandomFacts(seed, "Z");

        for (int round = 0; round < 200; round++) {
            List<Fact> facts = random.any(4, LocalDate.parse("2024-02-27"), 5);
            boolean legal = LegalOrder.existsFor(facts);

            assertThat(LegalOrder.permutations(facts).filter(LifeRulesTest::namesTreatmentBeforeRecovery))
                    .allSatisfy(
                            recorded -> assertThat(acceptsStepByStep(recorded)).isEqualTo(legal));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "SALE 2020-01-01, SALE 2020-01-01, ONE_SALE",
        "SALE 2020-01-02, REPAIR_FIXED 2020-01-01, NOTHING_BEFORE_SALE",
        "LOST 2020-01-01, SALE 2020-01-02, NOTHING_BEFORE_SALE",
        "TREATED 2020-01-01, SALE 2020-01-02, NOTHING_BEFORE_SALE",
        "TREATED 2020-01-01, TREATED 2020-01-01, ONE_END",
        "TREATED 2020-01-01, DISPOSED 2020-01-02, ONE_END",
        "DISPOSED 2020-01-01, REUSE 2020-01-02, NOTHING_AFTER_END",
        "COLLECTED 2020-01-02, TREATED 2020-01-01, NOTHING_AFTER_END",
        "TREATED 2020-01-02, MATERIAL_RECOVERY 2020-01-01, RECOVERY_AFTER_TREATMENT",
        "DISPOSED 2020-01-01, MATERIAL_RECOVERY 2020-01-02, RECOVERY_AFTER_TREATMENT",
    })
    void namesTheRuleAndTheEventInTheWay(String standing, String added, LifeRule rule) {
        List<Fact> facts = Facts.of(standing, added);

        assertThat(LifeRules.judge(facts.subList(0, 1), facts.get(1)))
                .contains(new LifeRules.Conflict(rule, facts.get(0).eventId()));
    }

    @Test
    void namesNoEventInTheWayOfARecoveryThatLacksItsTreatment() {
        List<Fact> facts = Facts.of("COLLECTED 2020-01-01", "MATERIAL_RECOVERY 2020-01-02");

        assertThat(LifeRules.judge(facts.subList(0, 1), facts.get(1)))
                .contains(new LifeRules.Conflict(LifeRule.RECOVERY_AFTER_TREATMENT, null));
    }

    @ParameterizedTest
    @CsvSource({
        "2024-05-01T22:30:00Z, 2024-05-02T00:30:00+02:00, true",
        "2024-05-02T00:30:00+02:00, 2024-05-01T22:29:59Z, false",
        "2024-05-02T00:30:00+02:00, 2024-05-01T23:00:00Z, true",
        "2024-05-01T23:00:00Z, 2024-05-02T00:30:00+02:00, false",
        "2024-05-02T00:30:00+02:00, 2024-05-01, false",
        "2024-05-02T00:30:00+02:00, 2024-05-02, true",
    })
    void comparesInstantsByTheirOffsetsAndDatesByTheirDay(String sale, String repair, boolean legal) {
        List<Fact> facts = Facts.of("SALE " + sale, "REPAIR_FIXED " + repair);

        assertThat(acceptsStepByStep(facts)).isEqualTo(legal);
    }

    private static boolean acceptsStepByStep(List<Fact> recorded) {
        for (int standing = 0; standing < recorded.size(); standing++) {
            if (LifeRules.judge(recorded.subList(0, standing), recorded.get(standing))
                    .isPresent()) {
                return false;
            }
        }
        return true;
    }

    private static boolean namesTreatmentBeforeRecovery(List<Fact> recorded) {
        List<FactKind> kinds = recorded.stream().map(Fact::kind).toList();
        return kinds.lastIndexOf(FactKind.TREATED) <= kinds.indexOf(FactKind.MATERIAL_RECOVERY)
                || !kinds.contains(FactKind.MATERIAL_RECOVERY);
    }
}
