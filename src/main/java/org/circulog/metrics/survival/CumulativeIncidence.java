package org.circulog.metrics.survival;

import java.util.stream.IntStream;

/**
 * Cumulative incidence of competing ends by age, with delayed entry (Aalen and Johansen 1978): the probability of having
 * come to an end of each kind by an age. All incidences and the survival add up to 1. It steps at the ages at which
 * something ended; at the same age, ends come before those who leave without one.
 *
 * <p>The variance is that of Greenwood for several kinds of end (Andersen, Borgan, Gill and Keiding 1993, formulas 4.4.17 to
 * 4.4.20): with A the survival just before an age, h the share of the n at risk that ends there, h of a kind likewise, and Δ
 * the growth of the incidence from there on, the sum of A²·h_kind(1 − h_kind)/n − 2·A·h_kind·Δ/n + Δ²·h/(n(1 − h)). It needs
 * nothing but counts by age. Without delayed entry it is also the infinitesimal jackknife that R's {@code survival} gives; with
 * it, the jackknife has further terms in addition whose expectation is 0, for which every single device must be known.
 *
 * <p>If all at risk end at one age, the survival is 0 for ever after, even where others enter later: look at
 * {@link #atRisk} at the early steps.
 */
public final class CumulativeIncidence {
    private final double[] age;
    private final double[] atRisk;
    private final double[] survival;
    private final double[][] incidence;
    private final double[][] standardError;

    private CumulativeIncidence(RiskTable table, int[] rows, double[][] ends) {
        age = IntStream.of(rows).mapToDouble(table::age).toArray();
        atRisk = IntStream.of(rows).mapToDouble(table::atRisk).toArray();
        survival = new double[rows.length];
        incidence = new double[ends.length + 1][rows.length];
        standardError = new double[ends.length + 1][rows.length];
        IncidenceTrack[] tracks = new IncidenceTrack[ends.length + 1];
        for (int kind = 0; kind < tracks.length; kind++) {
            tracks[kind] = new IncidenceTrack();
        }
        double before = 1;
        for (int step = 0; step < rows.length; step++) {
            int row = rows[step];
            IncidenceStep all = new IncidenceStep(before, table.atRisk(row), table.events(row));
            for (int kind = 0; kind < tracks.length; kind++) {
                tracks[kind].pass(all, kind == 0 ? table.events(row) : ends[kind - 1][row]);
                incidence[kind][step] = tracks[kind].incidence();
                standardError[kind][step] = tracks[kind].standardError();
            }
            before = all.survivalAfter();
            survival[step] = before;
        }
    }

    /**
     * Of a table with the ends of each kind at each of its ages, {@code ends[0]} being those of kind 1. Takes O(T · kinds) for
     * T ages. Throws {@link IllegalArgumentException} unless those of all kinds add up to the events of the table.
     */
    public static CumulativeIncidence of(RiskTable table, double[]... ends) {
        for (int row = 0; row < table.size(); row++) {
            double sum = 0;
            for (double[] ofKind : ends) {
                if (ofKind.length != table.size() || !(ofKind[row] >= 0)) {
                    throw new IllegalArgumentException("every kind must have a count at every age");
                }
                sum += ofKind[row];
            }
            if (sum != table.events(row)) {
                throw new IllegalArgumentException("the kinds of row " + row + " are not all that ended");
            }
        }
        int[] rows = IntStream.range(0, table.size())
                .filter(row -> table.events(row) > 0)
                .toArray();
        return new CumulativeIncidence(table, rows, ends);
    }

    /** Number of steps. */
    public int size() {
        return age.length;
    }

    /** Index of the step in force at the age, or -1 before the first, where nothing has ended. */
    public int indexAt(double at) {
        return EventAges.indexAt(age, at);
    }

    /** In the unit of the table. */
    public double age(int step) {
        return age[step];
    }

    /** Number of devices at risk at the age, those included that end at it. */
    public double atRisk(int step) {
        return atRisk[step];
    }

    /** Probability of no end up to and including the age. */
    public double survival(int step) {
        return survival[step];
    }

    /** That of Greenwood; 0 where nobody survives. */
    public double survivalError(int step) {
        return standardError[0][step];
    }

    /** Probability of an end of the kind (from 1) up to and including the age. */
    public double incidence(int kind, int step) {
        return incidence[requireKind(kind)][step];
    }

    public double standardError(int kind, int step) {
        return standardError[requireKind(kind)][step];
    }

    /** 95 % interval of the incidence on the scale of its logarithm, as R has it; NaN where the incidence is 0. */
    public Limits limits(int kind, int step) {
        Limits limits = Confidence.aroundLogarithm(incidence(kind, step), standardError(kind, step));
        return new Limits(limits.lower(), Math.min(1, limits.upper()));
    }

    private int requireKind(int kind) {
        if (kind < 1 || kind >= incidence.length) {
            throw new IllegalArgumentException("kind must be from 1 to " + (incidence.length - 1));
        }
        return kind;
    }
}
