package org.circulog.metrics.survival;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Log-rank test of the hypothesis that groups have the same survival, or the same within each stratum (Mantel 1966, Peto and
 * Peto 1972; {@code survdiff} of R's {@code survival} package). At each age with ends, those expected of a group are its share of
 * all at risk, with the hypergeometric variance; delayed entry counts through those at risk. O(n log n + T·k²) for n
 * observations, T ages with ends and k groups.
 */
public final class LogRank {

    private final double[] size;
    private final double[] observed;
    private final double[] expected;
    private final double[][] variance;

    private LogRank(int groups) {
        size = new double[groups];
        observed = new double[groups];
        expected = new double[groups];
        variance = new double[groups][groups];
    }

    /** Compares groups, given for each observation and numbered from 0. */
    public static LogRank of(Observations observations, int[] group) {
        return of(observations, group, new int[group.length]);
    }

    /**
     * Compares groups within strata, which may have any numbers, and adds up over these. Throws
     * {@link IllegalArgumentException} if there are not as many groups and strata as observations, or if the number of a group
     * is negative or not below that of the observations.
     */
    public static LogRank of(Observations observations, int[] group, int[] stratum) {
        if (group.length != observations.size() || stratum.length != observations.size()) {
            throw new IllegalArgumentException("every observation needs a group and a stratum");
        }
        LogRank result = new LogRank(groups(group));
        int[] strata = Arrays.stream(stratum).sorted().distinct().toArray();
        int[][] members = members(stratum, strata);
        for (int[] indices : members) {
            result.add(observations, group, indices);
        }
        return result;
    }

    /**
     * Compares groups that were counted: in each stratum one table for each group, all at the same ages, and among them all at
     * which any of the groups had ends. Takes one stratum after the other, O(T·k²) each. Throws
     * {@link IllegalArgumentException} for another number of tables or tables of different ages.
     */
    public static LogRank ofTables(int groups, Stream<List<RiskTable>> strata) {
        LogRank result = new LogRank(groups);
        // Tables do not tell how many lives there are
        Arrays.fill(result.size, Double.NaN);
        strata.forEachOrdered(result::addTables);
        return result;
    }

    private void addTables(List<RiskTable> tables) {
        if (tables.size() != groups()) {
            throw new IllegalArgumentException("every group needs a table");
        }
        int[] present = IntStream.range(0, groups()).toArray();
        double[][] atRisk = new double[groups()][];
        double[][] events = new double[groups()][];
        for (int g : present) {
            requireSameAges(tables.get(0), tables.get(g));
            atRisk[g] = counts(tables.get(g).size(), tables.get(g)::atRisk);
            events[g] = counts(tables.get(g).size(), tables.get(g)::events);
        }
        for (int j = 0; groups() > 0 && j < events[0].length; j++) {
            addAge(j, present, atRisk, events);
        }
    }

    private static void requireSameAges(RiskTable first, RiskTable other) {
        boolean same = first.size() == other.size()
                && IntStream.range(0, first.size()).allMatch(i -> first.age(i) == other.age(i));
        if (!same) {
            throw new IllegalArgumentException("tables must have the same ages");
        }
    }

    private static double[] counts(int size, IntToDoubleFunction count) {
        return IntStream.range(0, size).mapToDouble(count).toArray();
    }

    private static int groups(int[] group) {
        int groups = 0;
        for (int number : group) {
            if (number < 0 || number >= group.length) {
                throw new IllegalArgumentException("groups must be numbered from 0 without gaps");
            }
            groups = Math.max(groups, number + 1);
        }
        return groups;
    }

    private static int[][] members(int[] stratum, int[] strata) {
        int[] count = new int[strata.length];
        for (int number : stratum) {
            count[Arrays.binarySearch(strata, number)]++;
        }
        int[][] members = new int[strata.length][];
        Arrays.setAll(members, s -> new int[count[s]]);
        for (int i = stratum.length - 1; i >= 0; i--) {
            int s = Arrays.binarySearch(strata, stratum[i]);
            members[s][--count[s]] = i;
        }
        return members;
    }

    private void add(Observations observations, int[] group, int[] members) {
        int[] counted =
                Arrays.stream(members).filter(observations::isEverAtRisk).toArray();
        int[] ended = Arrays.stream(counted).filter(observations::ended).toArray();
        double[] ages = RiskSets.exits(observations, ended);
        RiskSets[] sets = new RiskSets[groups()];
        for (int i : counted) {
            int g = group[i];
            size[g] += observations.weight(i);
            sets[g] = sets[g] == null ? new RiskSets(ages) : sets[g];
            sets[g].add(observations, i);
        }
        add(IntStream.range(0, groups()).filter(g -> sets[g] != null).toArray(), sets, ages.length);
    }

    private void add(int[] present, RiskSets[] sets, int ages) {
        double[][] atRisk = new double[groups()][];
        double[][] events = new double[groups()][];
        for (int g : present) {
            atRisk[g] = sets[g].atRisk();
            events[g] = sets[g].events();
        }
        for (int j = 0; j < ages; j++) {
            addAge(j, present, atRisk, events);
        }
    }

    private void addAge(int j, int[] present, double[][] atRisk, double[][] events) {
        double n = 0;
        double d = 0;
        for (int g : present) {
            n += atRisk[g][j];
            d += events[g][j];
        }
        if (d == 0) {
            return;
        }
        // One alone at risk has no choice
        double spread = n > 1 ? d * (n - d) / (n - 1) : 0;
        for (int g : present) {
            double share = atRisk[g][j] / n;
            observed[g] += events[g][j];
            expected[g] += d * share;
            for (int h : present) {
                double other = atRisk[h][j] / n;
                variance[g][h] += spread * share * (g == h ? 1 - share : -other);
            }
        }
    }

    public int groups() {
        return size.length;
    }

    /** Lives in the group that are at risk at some age; NaN if the groups were given as tables. */
    public double size(int group) {
        return size[group];
    }

    /** Ends in the group. */
    public double observed(int group) {
        return observed[group];
    }

    /** Ends that the group would have if all groups (of a stratum) had the same survival. */
    public double expected(int group) {
        return expected[group];
    }

    /** Covariance of observed less expected ends of two groups. */
    public double variance(int group, int other) {
        return variance[group][other];
    }

    /**
     * The quadratic form of observed less expected ends. Groups of which nothing is expected tell nothing and add no degree of
     * freedom; nor do groups that were never at risk together.
     */
    public ChiSquare test() {
        double[] difference = new double[groups()];
        Arrays.setAll(difference, g -> observed[g] - expected[g]);
        return QuadraticForm.of(variance, difference);
    }
}
