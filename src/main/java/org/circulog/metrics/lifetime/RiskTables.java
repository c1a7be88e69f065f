package org.circulog.metrics.lifetime;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.circulog.metrics.survival.RiskTable;

/** Risk tables of counted lives. */
final class RiskTables {
    private RiskTables() {}

    /** At the ages from the given one on at which somebody left who was at risk; who leaves otherwise is censored. */
    static RiskTable of(LifeCounts counts, int from, Collection<Exit> ends) {
        int[] ages = ages(from, counts.limit(), age -> counts.atRiskAt(age) > 0 && counts.exitsAt(age) > 0);
        return table(counts, ages, counts::atRiskAt, counts.exits(ends));
    }

    /** As if all had been under observation from birth, which lets those who are seen late make lives look long. */
    static RiskTable ignoringDelayedEntry(LifeCounts counts) {
        long[] left = new long[counts.limit() + 1];
        for (int age = 0; age < counts.limit(); age++) {
            left[age + 1] = left[age] + counts.exitsAt(age);
        }
        long all = left[counts.limit()];
        int[] ages = ages(0, counts.limit(), age -> counts.exitsAt(age) > 0);
        return table(counts, ages, age -> all - left[age], counts.exits(Exit.ENDS));
    }

    /** One table for each, all at the ages at which any of them had ends, so that they can be compared age by age. */
    static List<RiskTable> atSameAges(List<LifeCounts> groups) {
        int limit = groups.stream().mapToInt(LifeCounts::limit).max().orElse(0);
        int[] ages = ages(0, limit, age -> groups.stream().anyMatch(counts -> counts.endsAt(age) > 0));
        return groups.stream()
                .map(counts -> table(counts, ages, counts::atRiskAt, Arrays.copyOf(counts.exits(Exit.ENDS), limit)))
                .toList();
    }

    private static int[] ages(int from, int limit, IntPredicate shown) {
        return IntStream.range(from, limit).filter(shown).toArray();
    }

    private static RiskTable table(LifeCounts counts, int[] ages, IntToLongFunction atRisk, long[] ended) {
        double[][] columns = new double[4][ages.length];
        for (int i = 0; i < ages.length; i++) {
            int age = ages[i];
            columns[0][i] = age;
            columns[1][i] = atRisk.applyAsLong(age);
            columns[2][i] = ended[age];
            columns[3][i] = counts.exitsAt(age) - ended[age];
        }
        return RiskTable.of(columns[0], columns[1], columns[2], columns[3]);
    }
}
