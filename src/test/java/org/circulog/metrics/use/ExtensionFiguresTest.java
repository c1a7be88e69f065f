package org.circulog.metrics.use;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.circulog.metrics.cells.Cells;
import org.circulog.metrics.cells.Measure;
import org.circulog.metrics.population.Estimate;
import org.circulog.metrics.population.ReferenceSet;
import org.circulog.reference.Categories;
import org.circulog.reference.ReferenceLifetime;
import org.circulog.testing.GoldenDevices;
import org.circulog.web.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExtensionFiguresTest {
    private static final LocalDate UNTIL = GoldenDevices.UNTIL;

    private final Categories categories = new Categories();
    private final ReferenceSet set = new ReferenceSet(ReferenceLifetime.DEFAULT_SET, categories);

    @Test
    void observesWhatTheGoldenDevicesGained() {
        ObservedUse observed = ObservedUse.of(GoldenDevices.cells(), UNTIL);

        assertThat(observed)
                .isEqualTo(new ObservedUse(
                        9890L, 7548L, 2342L, 6L, 2L, 3L, 1733L + 1018 + 2285, 6L, 9890 / 14.0, 9890 / 8.0));
    }

    @Test
    void whatStartsAfterTheDayOfTheFigureAddsNothingYet() {
        Cells cells = new Cells();
        cells.add(Measure.REPAIR_OPEN, (int) UNTIL.plusDays(2).toEpochDay(), 1);
        cells.add(Measure.REUSE_OPEN, (int) UNTIL.minusDays(7).toEpochDay(), 2);

        ObservedUse observed = ObservedUse.of(cells, UNTIL);

        assertThat(observed.repairDays()).isZero();
        assertThat(observed.openDays()).isEqualTo(14);
        assertThat(observed.openInterventions()).isEqualTo(3);
        assertThat(observed.daysPerDevice()).isNull();
    }

    @Test
    void relatesAddedUseToFirstUseOfTheGoldenDevices() {
        // all but A3 and B4, still in first use, and A5, whose birth is unknown
        ExtensionRatio ratio = ExtensionRatio.of(GoldenDevices.cells(), UNTIL);

        assertThat(ratio).isEqualTo(new ExtensionRatio(11L, 14_521L, 8_157L, 8_157.0 / 14_521));
    }

    @Test
    void modelsTheResidualLivesOfTheGoldenRepairs() {
        ModelledCredit credit = ModelledCredit.of(GoldenDevices.byCategory(), set, new ResidualLives());

        assertThat(credit.label()).isEqualTo("modelled");
        assertThat(credit.repairs()).isEqualTo(5);
        assertThat(credit.repairsAtUnknownAge()).isEqualTo(1);
        assertThat(credit.repairsWithoutReference()).isZero();
        // integrated numerically
        assertThat(credit.creditDays()).isCloseTo(7656.162579, within(1e-5));
        assertThat(credit.daysPerRepair()).isEqualTo(credit.creditDays() / 5);
    }

    @Test
    void modelsNothingWhereTheSetHasNoLifetime() {
        Cells panels = new Cells();
        panels.add(Measure.REPAIR_INTERVENTIONS, 0, 3);
        panels.add(Measure.REPAIR_AGE, 4_000, 2);

        ModelledCredit credit = ModelledCredit.of(
                new TreeMap<>(Map.of("0002", panels)), new ReferenceSet("unu-2015", categories), new ResidualLives());

        assertThat(credit).isEqualTo(new ModelledCredit("modelled", 0L, 1L, 2L, 0.0, null));
    }

    @Test
    void residualLivesAreThoseOfTheReferenceHoweverTheyWereAskedFor() {
        ReferenceLifetime phones = set.find("0306").orElseThrow();
        ResidualLives lives = new ResidualLives();

        lives.upTo(10, phones);
        double[] longer = lives.upTo(6_000, phones);

        assertThat(longer.length).isGreaterThanOrEqualTo(6_000);
        assertThat(new double[] {longer[0], longer[9], longer[5_999]})
                .containsExactly(phones.residualDays(0), phones.residualDays(9), phones.residualDays(5_999));
        assertThat(lives.upTo(5_000, phones)).isSameAs(longer);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 574, 6, 1, 0, 0.833333333333",
        "1, 842, 5, 1, 0, 0.666666666667",
        "2, 1018, 4, 0, 1, 0.666666666667",
        "3, 1096, 3, 1, 0, 0.444444444444",
        "4, 1733, 2, 0, 1, 0.444444444444",
        "5, 2285, 1, 0, 1, 0.444444444444"
    })
    void repairsOfTheGoldenDevicesHold(int step, int days, long atRisk, long failed, long censored, double holding) {
        RepairsHolding repairs = RepairsHolding.of(GoldenDevices.cells(), UNTIL, true);

        HoldingPoint point = repairs.curve().get(step);

        assertThat(repairs.repairs()).isEqualTo(6);
        assertThat(repairs.failed()).isEqualTo(3);
        assertThat(repairs.curve()).hasSize(6);
        assertThat(point.days()).isEqualTo(days);
        assertThat(point.atRisk()).isEqualTo(atRisk);
        assertThat(point.failed()).isEqualTo(failed);
        assertThat(point.censored()).isEqualTo(censored);
        assertThat(point.holding().value()).isCloseTo(holding, within(1e-12));
        assertThat(point.holding().lower()).isLessThan(holding);
    }

    @Test
    void tellsHowManyRepairsHoldAQuarterAndAYear() {
        RepairsHolding repairs = RepairsHolding.of(GoldenDevices.cells(), UNTIL, false);

        assertThat(repairs.holdingAfter90Days()).isEqualTo(new Estimate(1.0, 0.0, 1.0, 1.0));
        assertThat(repairs.holdingAfter365Days().value()).isEqualTo(1);
        assertThat(repairs.median().days()).isEqualTo(1096);
        assertThat(repairs.median().upper()).isNull();
        assertThat(repairs.curve()).isNull();
    }

    @Test
    void thinsALongCurveWithoutMovingWhatIsReported() {
        Cells cells = new Cells();
        for (int days = 1; days <= 2_000; days++) {
            cells.add(Measure.HELD_UNTIL_FAILURE, days, 1);
        }

        RepairsHolding repairs = RepairsHolding.of(cells, UNTIL, true);

        assertThat(repairs.curve()).hasSize(500);
        assertThat(repairs.curve().get(499).days()).isEqualTo(2_000);
        assertThat(repairs.median().days()).isEqualTo(1_000.5);
        assertThat(repairs.holdingAfter365Days().value()).isCloseTo(1 - 365 / 2000.0, within(1e-9));
    }

    @Test
    void knowsNoOtherSets() {
        assertThatThrownBy(() -> new ReferenceSet("weee-tool-1999", categories)).isInstanceOf(ProblemException.class);
    }
}
