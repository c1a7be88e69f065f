package org.circulog.metrics.survival;

/**
 * Cumulative incidence of competing ends by age, with delayed entry (Aalen and Johansen 1978): the probability of having
 * come to an end of each kind by an age. All incidences and the survival add up to 1. It steps at the ages at which
 * something ended; at the same age, ends come before those who leave without one. Standard errors are those of R's
 * {@code survival}, by the infinitesimal jackknife with each device as one observation; without delayed entry the one of
 * the survival is Greenwood's.
 *
 * <p>If all at risk end at one age, the survival is 0 for ever after, even where others enter later: look at
 * {@link #atRisk} at the early steps.
 */
public final class CumulativeIncidence {
    private final double[] age;
    private final long[] atRisk;
    private final double[] survival;
    private final double[][] incidence;
    private final double[][] standardError;

    private CumulativeIncidence(double[] age, int kinds) {
        this.age = age;
        atRisk = new long[age.length];
        survival = new double[age.length];
        incidence = new double[kinds + 1][age.length];
        standardError = new double[kinds + 1][age.length];
    }

    /**
     * Kinds of end are numbered from 1 to {@code kinds}; 0 is an exit without an end. Takes O(n log m + m · kinds) for n
     * lines and m ages with an end, and as much memory. Throws {@link IllegalArgumentException} for another kind and for
     * an array that does not fit the exposure.
     */
    public static CumulativeIncidence of(Exposure exposure, int[] kind, int kinds) {
        exposure.requireSameLength(kind.length);
        double[] exits = new double[kind.length];
        for (int line = 0; line < kind.length; line++) {
            if (kind[line] < 0 || kind[line] > kinds) {
                throw new IllegalArgumentException("kind must be from 0 to " + kinds);
            }
            exits[line] = exposure.exit(line);
        }
        double[] ages = EventAges.distinct(exits, line -> ends(exposure, line, kind[line]));
        CumulativeIncidence curve = new CumulativeIncidence(ages, kinds);
        IncidenceWalk walk = new IncidenceWalk(exposure, kind, ages, kinds);
        walk.fill(curve.incidence, curve.standardError);
        walk.fillSurvival(curve.atRisk, curve.survival);
        return curve;
    }

    private static boolean ends(Exposure exposure, int line, int kind) {
        return kind > 0 && exposure.count(line) > 0 && exposure.isAtRisk(line, exposure.exit(line));
    }

    /** Number of steps. */
    public int size() {
        return age.length;
    }

    /** Index of the step in force at the age, or -1 before the first, where nothing has ended. */
    public int indexAt(double at) {
        return EventAges.indexAt(age, at);
    }

    /** In the unit of the exposure. */
    public double age(int step) {
        return age[step];
    }

    /** Number of devices at risk at the age, those included that end at it. */
    public long atRisk(int step) {
        return atRisk[step];
    }

    /** Probability of no end up to and including the age. */
    public double survival(int step) {
        return survival[step];
    }

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
