package org.circulog.metrics.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.circulog.metrics.lifetime.GoldenDevices.assertAgree;
import static org.circulog.metrics.lifetime.GoldenDevices.number;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.List;
import org.circulog.metrics.cells.Measure;
import org.circulog.metrics.population.Estimate;
import org.junit.jupiter.api.Test;

class FateCurveTest {
    @Test
    void theWorkedExampleComesOut() {
        List<NamedCsvRecord> rows = GoldenDevices.rows("/lifetime/golden-fates.csv");

        FateGroup.Curve curve =
                new FateCurve(LifetimesTest.golden("all").counts(Censoring.UNTIL), Withdrawals.CENSORED).curve();

        assertThat(curve.points()).hasSameSizeAs(rows);
        for (int i = 0; i < rows.size(); i++) {
            FatePoint point = curve.points().get(i);
            assertAgree(point.ageDays(), number(rows.get(i), "ageDays"));
            assertAgree(point.atRisk(), number(rows.get(i), "atRisk"));
            assertAgree(point.survival().value(), number(rows.get(i), "survival"));
            assertAgree(point.treated().value(), number(rows.get(i), "treated"));
            assertAgree(point.disposed().value(), number(rows.get(i), "disposed"));
            assertThat(point.lost()).isNull();
        }
    }

    @Test
    void whoIsExportedLostOrStolenMayCountAsAFateOfItsOwn() {
        LifeCounts counts = new CountedLives()
                .ended(0, 100, Measure.TREATED, 4)
                .ended(0, 200, Measure.EXPORTED, 3)
                .ended(0, 300, Measure.LOST, 2)
                .ended(0, 400, Measure.STOLEN, 1)
                .ended(0, 500, Measure.DISPOSED, 6)
                .living(0, 900, 0, 4)
                .counts(Censoring.UNTIL);

        FateCurve curve = new FateCurve(counts, Withdrawals.COMPETING);

        FatePoint last = curve.curve().points().get(4);
        assertThat(last.treated().value()).isCloseTo(0.2, within(1e-12));
        assertThat(last.exported().value()).isCloseTo(0.15, within(1e-12));
        assertThat(last.lost().value()).isCloseTo(0.1, within(1e-12));
        assertThat(last.stolen().value()).isCloseTo(0.05, within(1e-12));
        assertThat(last.disposed().value()).isCloseTo(0.3, within(1e-12));
        assertThat(last.survival().value()).isCloseTo(0.2, within(1e-12));
        assertThat(last.exported().standardError()).isCloseTo(Math.sqrt(0.15 * 0.85 / 20), within(1e-12));
        assertThat(FateGroup.Exits.of(counts)).isEqualTo(new FateGroup.Exits(4L, 6L, 3L, 2L, 1L));
    }

    @Test
    void wholeYearsAreToldAsFarAsSomebodyWasAtRisk() {
        LifeCounts counts = new CountedLives()
                .ended(0, 400, Measure.TREATED, 5)
                .living(0, 1_000, 0, 5)
                .counts(Censoring.UNTIL);

        List<FatePoint> years = new FateCurve(counts, Withdrawals.CENSORED).atYears();

        assertThat(years).extracting(FatePoint::ageDays).containsExactly(365.2425, 730.485);
        assertThat(years.get(0).treated()).isEqualTo(new Estimate(0.0, 0.0, null, null));
        assertThat(years.get(0).survival().value()).isOne();
        assertThat(years.get(1).treated().value()).isEqualTo(0.5);
        assertThat(years.get(1).atRisk()).isEqualTo(5);
    }

    @Test
    void whereTheEarlyRiskSetEmptiesFatesAreConditionalOnALaterAge() {
        LifeCounts counts = new CountedLives()
                .ended(0, 50, Measure.TREATED, 2)
                .ended(100, 250, Measure.DISPOSED, 10)
                .living(100, 500, 400, 10)
                .counts(Censoring.UNTIL);

        FateCurve curve = new FateCurve(counts, Withdrawals.CENSORED);

        assertThat(curve.conditionalOnAgeDays()).isEqualTo(101);
        assertThat(curve.atYears().get(0).disposed().value()).isEqualTo(0.5);
        assertThat(curve.atYears().get(0).treated().value()).isZero();
    }
}
