package org.circulog.metrics.lifetime;

import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.circulog.metrics.survival.RiskTable;

/** Risk tables of counted lives. */
final class RiskTables {
    private RiskTables() {}

    /** At the ages from the given one on at which somebody left who was at risk. */
    static RiskTable of(LifeCounts counts, int from) {
        return table(
                counts, age -> age >= from && counts.atRiskAt(age) > 0 && counts.exitsAt(age) > 0, counts::atRiskAt);
    }

    /** As if all had been under observation from birth, which lets those who are seen late make lives look long. */
    static RiskTable ignoringDelayedEntry(LifeCounts counts) {
        long[] left = new long[counts.limit() + 1];
        for (int age = 0; age < counts.limit(); age++) {
            left[age + 1] = left[age] + counts.exitsAt(age);
        }
        long all = left[counts.limit()];
        return table(counts, age -> counts.exitsAt(age) > 0, age -> all - left[age]);
    }

    /** One table for each, all at the ages at which any of them had ends, so that they can be compared age by age. */
    static List<RiskTable> atSameAges(List<LifeCounts> groups) {
        int limit = groups.stream().mapToInt(LifeCounts::limit).max().orElse(0);
        int[] ages = IntStream.range(0, limit)
                .filter(age -> groups.stream().anyMatch(counts -> counts.endsAt(age) > 0))
                .toArray();
        return groups.stream()
                .map(counts -> table(counts, ages, counts::atRiskAt))
                .toList();
    }

    private static RiskTable table(LifeCounts counts, IntPredicate shown, IntToLongFunction atRisk) {
        return table(counts, IntStream.range(0, counts.limit()).filter(shown).toArray(), atRisk);
    }

    private static RiskTable table(LifeCounts counts, int[] ages, IntToLongFunction atRisk) {
        return RiskTable.of(
                IntStream.of(ages).asDoubleStream().toArray(),
                IntStream.of(ages).mapToDouble(atRisk::applyAsLong).toArray(),
                IntStream.of(ages).mapToDouble(counts::endsAt).toArray(),
                IntStream.of(ages)
                        .mapToDouble(age -> counts.exitsAt(age) - counts.endsAt(age))
                        .toArray());
    }
}
