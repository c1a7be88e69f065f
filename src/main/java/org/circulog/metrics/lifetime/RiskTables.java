package org.circulog.metrics.lifetime;

import java.util.List;
import java.util.Set;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.circulog.metrics.survival.RiskTable;

/** Risk tables of counted lives. */
final class RiskTables {
    private RiskTables() {}

    /** At the ages from the given one on at which somebody left who was at risk; who leaves otherwise is censored. */
    static RiskTable of(LifeCounts counts, int from, Set<Exit> ends) {
        int[] ages = IntStream.range(from, counts.limit())
                .filter(age -> counts.atRiskAt(age) > 0 && counts.exitsAt(age) > 0)
                .toArray();
        return table(counts, ages, counts::atRiskAt, ends);
    }

    /** As if all had been under observation from birth, which lets those who are seen late make lives look long. */
    static RiskTable ignoringDelayedEntry(LifeCounts counts) {
        long[] left = new long[counts.limit() + 1];
        for (int age = 0; age < counts.limit(); age++) {
            left[age + 1] = left[age] + counts.exitsAt(age);
        }
        long all = left[counts.limit()];
        int[] ages = IntStream.range(0, counts.limit())
                .filter(age -> counts.exitsAt(age) > 0)
                .toArray();
        return table(counts, ages, age -> all - left[age], Exit.ENDS);
    }

    /** One table for each, all at the ages at which any of them had ends, so that they can be compared age by age. */
    static List<RiskTable> atSameAges(List<LifeCounts> groups) {
        int limit = groups.stream().mapToInt(LifeCounts::limit).max().orElse(0);
        int[] ages = IntStream.range(0, limit)
                .filter(age -> groups.stream().anyMatch(counts -> counts.endsAt(age) > 0))
                .toArray();
        return groups.stream()
                .map(counts -> table(counts, ages, counts::atRiskAt, Exit.ENDS))
                .toList();
    }

    private static RiskTable table(LifeCounts counts, int[] ages, IntToLongFunction atRisk, Set<Exit> ends) {
        return RiskTable.of(
                IntStream.of(ages).asDoubleStream().toArray(),
                IntStream.of(ages).mapToDouble(atRisk::applyAsLong).toArray(),
                IntStream.of(ages).mapToDouble(age -> counts.exitsAt(ends, age)).toArray(),
                IntStream.of(ages)
                        .mapToDouble(age -> counts.exitsAt(age) - counts.exitsAt(ends, age))
                        .toArray());
    }
}
