package org.circulog.metrics.lifetime;

import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.circulog.metrics.cells.Cells;

/**
 * How many devices come under observation, are at risk, and leave, at each age in whole days. A device is at risk at the ages
 * above its entry up to its exit; one observed from birth is so at age 0 too. The entries below an age less the exits below it
 * are those at risk at it, so that nothing needs to be known of single devices. Linear in the largest age.
 */
final class LifeCounts {
    private final Map<Exit, AgeCounts> exits;
    private final AgeCounts entries;
    private final long[] atRisk;

    private LifeCounts(AgeCounts entries, Map<Exit, AgeCounts> exits, long[] atRisk) {
        this.entries = entries;
        this.exits = exits;
        this.atRisk = atRisk;
    }

    /** @param until day on which those who are still in the records leave, where it is not the day of their last event */
    static LifeCounts of(Collection<Cells> cells, Phase phase, Censoring censoring, LocalDate until) {
        AgeCounts entries = new AgeCounts();
        Map<Exit, AgeCounts> exits = new EnumMap<>(Exit.class);
        AgeCounts living = new AgeCounts();
        exits.put(Exit.LIVING, living);
        for (Cells each : cells) {
            each.forEach(phase.entry(), entries::add);
            phase.exits()
                    .forEach((exit, measure) ->
                            each.forEach(measure, exits.computeIfAbsent(exit, any -> new AgeCounts())::add));
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
        return new LifeCounts(entries, exits, atRisk(entries, exits, phase.beginsAtBirth()));
    }

    private static long[] atRisk(AgeCounts entries, Map<Exit, AgeCounts> exits, boolean fromBirth) {
        long[] atRisk = new long
                [exits.values().stream().mapToInt(AgeCounts::limit).max().orElse(0)];
        long present = 0;
        for (int age = 0; age < atRisk.length; age++) {
            long leaving = 0;
            long ending = 0;
            for (Map.Entry<Exit, AgeCounts> exit : exits.entrySet()) {
                leaving += exit.getValue().at(age);
                ending += exit.getKey() == Exit.LIVING ? 0 : exit.getValue().at(age);
            }
            long atBirth = age == 0 && fromBirth ? entries.at(0) : 0;
            // An observation that begins tomorrow would count as an exit a day before its entry
            atRisk[age] = Math.max(present + atBirth, ending);
            present += entries.at(age) - leaving;
        }
        return atRisk;
    }

    /** The part of the same lives before they came into another phase, at whose beginning they leave. */
    LifeCounts before(LifeCounts phase) {
        Map<Exit, AgeCounts> others = new EnumMap<>(Exit.class);
        exits.forEach((exit, counts) -> {
            AgeCounts rest = others.computeIfAbsent(told(exit), any -> new AgeCounts());
            rest.add(counts, 1);
        });
        phase.exits.forEach((exit, counts) -> others.get(exit).add(counts, -1));
        long[] rest = atRisk.clone();
        for (int age = 0; age < rest.length; age++) {
            rest[age] -= phase.atRiskAt(age);
        }
        return new LifeCounts(entries, others, rest);
    }

    private static Exit told(Exit exit) {
        return Exit.ENDS.contains(exit) || exit == Exit.LIVING ? exit : Exit.WITHDRAWN;
    }

    /** Above every age at which somebody left. */
    int limit() {
        return atRisk.length;
    }

    long atRiskAt(int age) {
        return age < atRisk.length ? atRisk[age] : 0;
    }

    long entriesAt(int age) {
        return entries.at(age);
    }

    long entries() {
        return entries.total();
    }

    long exitsAt(Exit exit, int age) {
        return exits.containsKey(exit) ? exits.get(exit).at(age) : 0;
    }

    long exits(Exit exit) {
        return exits.containsKey(exit) ? exits.get(exit).total() : 0;
    }

    /** All who left at the age. */
    long exitsAt(int age) {
        return exits.values().stream().mapToLong(counts -> counts.at(age)).sum();
    }

    /** Ends of life at the age. */
    long endsAt(int age) {
        return exitsAt(Exit.ENDS, age);
    }

    long exitsAt(Set<Exit> some, int age) {
        return some.stream().mapToLong(exit -> exitsAt(exit, age)).sum();
    }

    /** Ends of life at any age. */
    long ends() {
        return Exit.ENDS.stream().mapToLong(this::exits).sum();
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
