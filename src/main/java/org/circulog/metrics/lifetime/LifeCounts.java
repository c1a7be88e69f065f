package org.circulog.metrics.lifetime;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import org.circulog.metrics.cells.Cells;

/**
 * How many devices come under observation, are at risk, and leave, at each age in whole days. A device is at risk at the ages
 * above its entry up to its exit; one observed from birth is so at age 0 too. The entries below an age less the exits below it
 * are those at risk at it, so that nothing needs to be known of single devices. Linear in the largest age.
 */
final class LifeCounts {
    private static final long[] NONE = {};

    private final long[] entries;
    private final Map<Exit, long[]> exits;
    private final long[] atRisk;
    private final long[] left;
    private final long[] ends;

    private LifeCounts(long[] entries, Map<Exit, long[]> exits, long[] atRisk) {
        this.entries = entries;
        this.exits = exits;
        this.atRisk = atRisk;
        left = sum(exits, atRisk.length, true);
        ends = sum(exits, atRisk.length, false);
    }

    /** @param until day on which those who are still in the records leave, where it is not the day of their last event */
    static LifeCounts of(Collection<Cells> cells, Phase phase, Censoring censoring, LocalDate until) {
        AgeCounts entries = new AgeCounts();
        Map<Exit, AgeCounts> exits = new EnumMap<>(Exit.class);
        phase.exits().keySet().forEach(exit -> exits.put(exit, new AgeCounts()));
        AgeCounts living = new AgeCounts();
        exits.put(Exit.LIVING, living);
        for (Cells each : cells) {
            each.forEach(phase.entry(), entries::add);
            phase.exits().forEach((exit, measure) -> each.forEach(measure, exits.get(exit)::add));
            if (censoring == Censoring.LAST_SEEN) {
                each.forEach(phase.seen(), living::add);
                // Who is not seen after the entry leaves at the age of the entry and is never at risk
                each.forEach(phase.unseenEntry(), living::add);
            } else {
                int day = Math.toIntExact(until.toEpochDay());
                // Somewhere on earth tomorrow has begun, and something was sold there
                each.forEach(phase.living(), (born, count) -> living.add(Math.max(0, day - born), count));
            }
        }
        Map<Exit, long[]> counts = new EnumMap<>(Exit.class);
        exits.forEach((exit, byAge) -> counts.put(exit, byAge.counts()));
        return new LifeCounts(entries.counts(), counts, atRisk(entries.counts(), counts, phase.beginsAtBirth()));
    }

    private static long[] atRisk(long[] entries, Map<Exit, long[]> exits, boolean fromBirth) {
        int limit =
                exits.values().stream().mapToInt(counts -> counts.length).max().orElse(0);
        long[] left = sum(exits, limit, true);
        long[] ends = sum(exits, limit, false);
        long[] atRisk = new long[limit];
        long present = 0;
        for (int age = 0; age < limit; age++) {
            long atBirth = age == 0 && fromBirth ? at(entries, 0) : 0;
            // An observation that begins tomorrow would count as an exit a day before its entry
            atRisk[age] = Math.max(present + atBirth, ends[age]);
            present += at(entries, age) - left[age];
        }
        return atRisk;
    }

    /** By age, with or without those who leave otherwise than by the end of their life. */
    private static long[] sum(Map<Exit, long[]> exits, int limit, boolean all) {
        long[] sum = new long[limit];
        exits.forEach((exit, counts) -> {
            for (int age = 0; age < counts.length && (all || Exit.ENDS.contains(exit)); age++) {
                sum[age] += counts[age];
            }
        });
        return sum;
    }

    private static long at(long[] counts, int age) {
        return age < counts.length ? counts[age] : 0;
    }

    /** The part of the same lives before they came into another phase, at whose beginning they leave. */
    LifeCounts before(LifeCounts phase) {
        Map<Exit, long[]> others = new EnumMap<>(Exit.class);
        exits.forEach((exit, counts) -> add(others.computeIfAbsent(told(exit), any -> new long[limit()]), counts, 1));
        phase.exits.forEach((exit, counts) -> add(others.get(exit), counts, -1));
        long[] rest = atRisk.clone();
        add(rest, phase.atRisk, -1);
        return new LifeCounts(entries, others, rest);
    }

    private static void add(long[] to, long[] counts, int times) {
        for (int age = 0; age < counts.length; age++) {
            to[age] += times * counts[age];
        }
    }

    private static Exit told(Exit exit) {
        return Exit.ENDS.contains(exit) || exit == Exit.LIVING ? exit : Exit.WITHDRAWN;
    }

    /** Above every age at which somebody left. */
    int limit() {
        return atRisk.length;
    }

    long atRiskAt(int age) {
        return at(atRisk, age);
    }

    long entriesAt(int age) {
        return at(entries, age);
    }

    long entries() {
        return Arrays.stream(entries).sum();
    }

    long exitsAt(Exit exit, int age) {
        return at(exits.getOrDefault(exit, NONE), age);
    }

    long exits(Exit exit) {
        return Arrays.stream(exits.getOrDefault(exit, NONE)).sum();
    }

    /** All who left at the age. */
    long exitsAt(int age) {
        return at(left, age);
    }

    /** Ends of life at the age. */
    long endsAt(int age) {
        return at(ends, age);
    }

    /** Those who left in one of some ways, by age. */
    long[] exits(Collection<Exit> ways) {
        long[] sum = new long[limit()];
        ways.forEach(way -> add(sum, exits.getOrDefault(way, NONE), 1));
        return sum;
    }

    /** Ends of life at any age. */
    long ends() {
        return Arrays.stream(ends).sum();
    }

    /** The largest age with at least so many at risk, -1 if there is none. */
    int oldestWith(long fewest) {
        int age = atRisk.length - 1;
        while (age >= 0 && atRisk[age] < fewest) {
            age--;
        }
        return age;
    }

    /** Sum of the days on which devices were at risk. */
    long daysAtRisk() {
        long days = 0;
        for (int age = 1; age < atRisk.length; age++) {
            days += atRisk[age];
        }
        return days;
    }
}
