package org.circulog.metrics.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.circulog.metrics.lifetime.GoldenDevices.assertAgree;
import static org.circulog.metrics.lifetime.GoldenDevices.number;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.circulog.metrics.cells.Measure;
import org.circulog.metrics.population.BirthPrecision;
import org.circulog.metrics.population.ReferenceSet;
import org.circulog.metrics.survival.Weibull;
import org.circulog.reference.Categories;
import org.circulog.reference.ReferenceLifetime;
import org.junit.jupiter.api.Test;

class LifetimesTest {
    private static final double DAYS_PER_YEAR = 365.2425;

    private final Categories categories = new Categories();

    @Test
    void theWorkedExampleComesOut() {
        for (NamedCsvRecord expected : GoldenDevices.rows("/lifetime/golden-lifetimes.csv")) {
            String category = expected.getField("category");

            LifetimeGroup group = lifetimes(golden(category), new Tau(GoldenDevices.TAU, 1));

            assertAgree(group.atRisk(), number(expected, "atRisk"));
            assertAgree(group.events(), number(expected, "events"));
            assertAgree(group.median().days(), number(expected, "medianDays"));
            RestrictedMeanView mean = group.restrictedMean().until();
            assertAgree(mean.days(), number(expected, "restrictedMean"));
            assertAgree(mean.standardError(), number(expected, "restrictedMeanError"));
            assertAgree(mean.ignoringDelayedEntry(), number(expected, "ignoringDelayedEntry"));
            assertAgree(group.reference().observed(), number(expected, "events"));
            assertAgree(group.reference().expected(), number(expected, "expected"));
            assertAgree(group.reference().standardisedRetirementRatio().value(), number(expected, "retirementRatio"));
            assertThat(group.conditionalOnAgeDays()).isNull();
            assertCurve(group.curve(), category);
        }
    }

    private static void assertCurve(CurveView curve, String category) {
        List<NamedCsvRecord> rows = GoldenDevices.rows("/lifetime/golden-curves.csv").stream()
                .filter(row -> row.getField("category").equals(category))
                .toList();
        assertThat(curve.points()).hasSameSizeAs(rows);
        for (int i = 0; i < rows.size(); i++) {
            CurveView.Point point = curve.points().get(i);
            assertAgree(point.ageDays(), number(rows.get(i), "ageDays"));
            assertAgree(point.atRisk(), number(rows.get(i), "atRisk"));
            assertAgree(point.events(), number(rows.get(i), "events"));
            assertAgree(point.censored(), number(rows.get(i), "censored"));
            assertAgree(point.survival(), number(rows.get(i), "survival"));
            assertAgree(point.standardError(), number(rows.get(i), "standardError"));
            assertAgree(point.lower(), number(rows.get(i), "lower"));
            assertAgree(point.upper(), number(rows.get(i), "upper"));
        }
    }

    @Test
    void aMeanReachesToTheLastAgeWithEnoughAtRiskAndNoFurther() {
        CountedLives lives = new CountedLives()
                .ended(0, 100, Measure.TREATED, 5)
                .living(0, 200, 0, 4)
                .living(0, 400, 0, 6);

        RestrictedMeanView lowered = mean(lives, new Tau(1000.0, 10));
        RestrictedMeanView asFarAsPossible = mean(lives, new Tau(null, 10));
        RestrictedMeanView withFew = mean(lives, new Tau(300.5, 6));
        RestrictedMeanView never = mean(lives, new Tau(300.5, 16));

        assertThat(lowered.tau()).isEqualTo(200);
        assertThat(lowered.tauLowered()).isTrue();
        assertThat(lowered.days()).isCloseTo(100 + 100 * 2 / 3.0, within(1e-9));
        assertThat(asFarAsPossible.tau()).isEqualTo(200);
        assertThat(asFarAsPossible.tauLowered()).isFalse();
        assertThat(withFew.tau()).isEqualTo(300.5);
        assertThat(withFew.tauLowered()).isFalse();
        assertThat(never.tau()).isNull();
        assertThat(never.days()).isNull();
        assertThat(never.standardError()).isNull();
        assertThat(never.ignoringDelayedEntry()).isNull();
    }

    @Test
    void whereNothingEndsTheMeanIsTau() {
        CountedLives lives = new CountedLives().living(0, 300, 300, 10);

        LifetimeGroup group = lifetimes(lives, new Tau(200.0, 10));

        assertThat(group.restrictedMean().until().days()).isEqualTo(200);
        assertThat(group.restrictedMean().until().ignoringDelayedEntry()).isEqualTo(200);
        assertThat(group.median().days()).isNull();
        assertThat(group.reference().standardisedRetirementRatio().value()).isZero();
    }

    @Test
    void theTruthLiesBetweenTheTwoWaysToCensor() {
        CountedLives lives = new CountedLives()
                .ended(0, 100, Measure.DISPOSED, 10)
                .living(0, 300, 50, 10)
                .living(0, 300, 200, 10);

        RestrictedMeanView.Both means = lifetimes(lives, new Tau(200.0, 10)).restrictedMean();

        assertThat(means.until().days()).isCloseTo(100 + 100 * 2 / 3.0, within(1e-9));
        assertThat(means.lastSeen().days()).isCloseTo(150, within(1e-9));
    }

    @Test
    void whereTheEarlyRiskSetEmptiesSurvivalIsConditionalOnALaterAge() {
        CountedLives lives = new CountedLives()
                .ended(0, 50, Measure.TREATED, 2)
                .ended(100, 250, Measure.TREATED, 10)
                .living(100, 300, 200, 10);

        LifetimeGroup group = lifetimes(lives, new Tau(300.0, 5));

        assertThat(group.conditionalOnAgeDays()).isEqualTo(101);
        assertThat(group.median().days()).isEqualTo(275);
        assertThat(group.restrictedMean().until().days()).isEqualTo(275);
        assertThat(group.restrictedMean().until().conditionalOnAgeDays()).isEqualTo(101);
        assertThat(group.curve().points().get(0).survival()).isEqualTo(0.5);
        assertThat(group.reference().observed()).isEqualTo(12);
        assertThat(group.reference().lifetimeFactor().value()).isNull();
    }

    @Test
    void aFewEndsAmongFewAreNotToldBeforeTheBulkHasCome() {
        CountedLives lives = new CountedLives()
                .ended(0, 50, Measure.TREATED, 1)
                .living(0, 300, 0, 3)
                .living(100, 300, 200, 10);

        LifetimeGroup group = lifetimes(lives, new Tau(null, 5));

        assertThat(group.conditionalOnAgeDays()).isEqualTo(101);
    }

    @Test
    void fewAtRiskAfterTheBulkHasComeAreToldAsTheyAre() {
        CountedLives lives = new CountedLives()
                .ended(0, 50, Measure.TREATED, 3)
                .ended(0, 100, Measure.TREATED, 1)
                .living(0, 300, 0, 2)
                .living(200, 300, 250, 4);

        LifetimeGroup group = lifetimes(lives, new Tau(null, 1));

        assertThat(group.conditionalOnAgeDays()).isNull();
        assertThat(group.curve().points().get(1).survival()).isCloseTo(1 / 3.0, within(1e-12));
    }

    @Test
    void whoIsInNoLifetimeIsCountedWithTheReason() {
        CountedLives lives = new CountedLives()
                .ended(0, 100, Measure.TREATED, 6)
                .ended(60, 60, Measure.TREATED, 1)
                .living(100, 100, 0, 2)
                .living(100, 200, 150, 1)
                .with(Measure.DEVICES, 7)
                .with(Measure.BIRTH_UNKNOWN, 4)
                .with(Measure.BIRTH_BY_YEAR, 3);

        LifetimeGroup group = lifetimes(lives, new Tau(null, 1));
        Excluded withYears =
                Excluded.of(lives.group().byCategory().values(), Censoring.UNTIL, lives.reading(BirthPrecision.YEAR));
        Excluded lastSeen = Excluded.of(lives.group().byCategory().values(), Censoring.LAST_SEEN, lives.reading());

        assertThat(group.devices()).isEqualTo(17);
        assertThat(group.excluded()).isEqualTo(new Excluded(4L, 3L, 3L));
        assertThat(group.atRisk()).isEqualTo(7);
        assertThat(group.censored()).isEqualTo(1);
        assertThat(withYears.birthByYear()).isZero();
        assertThat(lastSeen.neverAtRisk()).isEqualTo(3);
    }

    @Test
    void nothingIsToldOfFewDevices() {
        CountedLives lives = new CountedLives().ended(0, 100, Measure.TREATED, 4);

        assertThat(lifetimes(lives, new Tau(null, 1)))
                .isEqualTo(LifetimeGroup.suppressed(lives.group().key()));
    }

    @Test
    void devicesWithoutBirthHaveNoLifetime() {
        CountedLives lives = new CountedLives().with(Measure.DEVICES, 9).with(Measure.BIRTH_UNKNOWN, 9);

        LifetimeGroup group = lifetimes(lives, new Tau(null, 1));

        assertThat(group.atRisk()).isZero();
        assertThat(group.median().days()).isNull();
        assertThat(group.restrictedMean().until().days()).isNull();
        assertThat(group.reference().standardisedRetirementRatio().value()).isNull();
        assertThat(group.curve().points()).isEmpty();
    }

    @Test
    void theReferenceOfSeveralCategoriesIsThatOfTheirDevices() {
        CountedLives lives = new CountedLives()
                .ended("0306", 0, 1000, Measure.TREATED, 10)
                .living("0306", 0, 2000, 0, 20)
                .ended("0303", 0, 1500, Measure.TREATED, 5)
                .living("0303", 0, 2000, 0, 5);

        LifetimeGroup group = lifetimes(lives, new Tau(2000.0, 10));

        double phones = reference("0306").restrictedMean(2000 / DAYS_PER_YEAR) * DAYS_PER_YEAR;
        double laptops = reference("0303").restrictedMean(2000 / DAYS_PER_YEAR) * DAYS_PER_YEAR;
        double expected = 10 * hazard("0306", 1000)
                + 20 * hazard("0306", 2000)
                + 5 * hazard("0303", 1500)
                + 5 * hazard("0303", 2000);
        assertThat(group.reference().observed()).isEqualTo(15);
        assertThat(group.reference().expected()).isCloseTo(expected, within(1e-9));
        assertThat(group.reference().restrictedMeanDays()).isCloseTo((30 * phones + 10 * laptops) / 40, within(1e-9));
        assertThat(group.reference().lifetimeFactor().value())
                .isCloseTo(
                        group.restrictedMean().until().days()
                                / group.reference().restrictedMeanDays(),
                        within(1e-12));
    }

    @Test
    void whatHasNoReferenceCountsInNoneOfItsFigures() {
        CountedLives lives = new CountedLives()
                .ended("0306", 0, 1000, Measure.TREATED, 10)
                .ended("0001", 0, 1000, Measure.TREATED, 7);

        LifetimeGroup group = new Lifetimes(
                        new Lifetimes.Options(
                                Censoring.UNTIL,
                                IntervalKind.LOG_LOG,
                                new Tau(null, 10),
                                new ReferenceSet("unu-2015", categories),
                                false),
                        lives.reading())
                .of(lives.group());

        assertThat(group.reference().withoutReference()).isEqualTo(7);
        assertThat(group.reference().observed()).isEqualTo(10);
        assertThat(group.reference().lifetimeFactor().value()).isNull();
        assertThat(group.curve()).isNull();
    }

    private double hazard(String category, double days) {
        return reference(category).cumulativeHazard(days / DAYS_PER_YEAR);
    }

    private Weibull reference(String category) {
        return categories
                .find(category)
                .orElseThrow()
                .lifetime(ReferenceLifetime.DEFAULT_SET)
                .orElseThrow()
                .years();
    }

    private RestrictedMeanView mean(CountedLives lives, Tau tau) {
        return lifetimes(lives, tau).restrictedMean().until();
    }

    private LifetimeGroup lifetimes(CountedLives lives, Tau tau) {
        Lifetimes.Options options = new Lifetimes.Options(
                Censoring.UNTIL,
                IntervalKind.LOG_LOG,
                tau,
                new ReferenceSet(ReferenceLifetime.DEFAULT_SET, categories),
                true);
        return new Lifetimes(options, lives.reading()).of(lives.group());
    }

    /** The devices with a birth, of one category or of all. */
    static CountedLives golden(String category) {
        CountedLives lives = new CountedLives();
        GoldenDevices.rows("/recording/golden-example.csv").stream()
                .filter(row -> !row.getField("birth").isEmpty())
                .filter(row ->
                        category.equals("all") || row.getField("category").equals(category))
                .forEach(row -> addGolden(lives, row));
        return lives;
    }

    private static void addGolden(CountedLives lives, NamedCsvRecord row) {
        LocalDate birth = LocalDate.parse(row.getField("birth"));
        int entry = age(birth, row.getField("entryDay"));
        int exit = age(birth, row.getField("exitDay"));
        String kind = row.getField("exitKind");
        if (kind.equals("IN_USE")) {
            lives.living(row.getField("category"), entry, exit, entry, 1);
        } else {
            lives.ended(row.getField("category"), entry, exit, Measure.valueOf(kind), 1);
        }
    }

    private static int age(LocalDate birth, String day) {
        return (int) ChronoUnit.DAYS.between(birth, LocalDate.parse(day));
    }
}
