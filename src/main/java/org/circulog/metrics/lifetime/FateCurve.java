package org.circulog.metrics.lifetime;

import java.util.List;
import java.util.stream.IntStream;
import org.circulog.metrics.population.Estimate;
import org.circulog.metrics.survival.CumulativeIncidence;
import org.circulog.metrics.survival.IntervalScale;
import org.circulog.metrics.survival.KaplanMeier;
import org.circulog.metrics.survival.RiskTable;
import org.circulog.metrics.survival.SurvivalEstimate;

/** The incidences of all fates of counted lives, and what they leave. */
final class FateCurve {
    private static final double DAYS_PER_YEAR = 365.2425;
    private static final int LAST_YEAR = 20;
    private static final Estimate CERTAIN_ZERO = new Estimate(0.0, 0.0, null, null);

    private final LifeCounts counts;
    private final List<Exit> fates;
    private final int from;
    private final KaplanMeier survival;
    private final CumulativeIncidence incidence;

    FateCurve(LifeCounts counts, Withdrawals withdrawals) {
        this.counts = counts;
        fates = withdrawals.fates();
        from = EarlyRisk.firstAge(counts, fates);
        RiskTable table = RiskTables.of(counts, from, fates);
        survival = KaplanMeier.of(table);
        incidence = CumulativeIncidence.of(
                table, fates.stream().map(fate -> ends(table, fate)).toArray(double[][]::new));
    }

    private double[] ends(RiskTable table, Exit fate) {
        long[] ended = counts.exits(List.of(fate));
        return IntStream.range(0, table.size())
                .mapToDouble(row -> ended[(int) table.age(row)])
                .toArray();
    }

    Integer conditionalOnAgeDays() {
        return from == 0 ? null : from;
    }

    /** At the ages of whole years up to the last at which somebody was at risk. */
    List<FatePoint> atYears() {
        int oldest = counts.oldestWith(1);
        return IntStream.rangeClosed(1, LAST_YEAR)
                .mapToDouble(year -> year * DAYS_PER_YEAR)
                .filter(age -> age >= from && age <= oldest)
                .mapToObj(this::pointAt)
                .toList();
    }

    FateGroup.Curve curve() {
        int[] shown = EvenSteps.of(incidence.size(), step -> true, incidence::survival);
        List<FatePoint> points = IntStream.of(shown)
                .mapToObj(step -> pointAt(incidence.age(step)))
                .toList();
        return new FateGroup.Curve(points, incidence.size(), shown.length < incidence.size());
    }

    private FatePoint pointAt(double age) {
        SurvivalEstimate surviving = survival.at(age);
        int step = incidence.indexAt(age);
        return new FatePoint(
                age,
                counts.atRiskAt((int) Math.ceil(age)),
                Estimate.of(surviving.survival(), surviving.standardError(), surviving.limits(IntervalScale.LOG_LOG)),
                estimate(Exit.TREATED, step),
                estimate(Exit.DISPOSED, step),
                estimate(Exit.EXPORTED, step),
                estimate(Exit.LOST, step),
                estimate(Exit.STOLEN, step));
    }

    private Estimate estimate(Exit fate, int step) {
        int kind = fates.indexOf(fate) + 1;
        if (kind == 0) {
            return null;
        }
        return step < 0
                ? CERTAIN_ZERO
                : Estimate.of(
                        incidence.incidence(kind, step),
                        incidence.standardError(kind, step),
                        incidence.limits(kind, step));
    }
}
