package org.circulog.life;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The facts of a legal life in the order in which they happened, each on the day that it counts for. */
public final class Timeline {
    // A time of day comes before a whole day, which is not over until it ends.
    private static final Comparator<Fact> BY_INSTANT = Comparator.comparing((Fact fact) ->
                    fact.when().instant().map(OffsetDateTime::toInstant).orElse(Instant.MAX))
            .thenComparing(Fact::sequence);
    private static final Comparator<Entry> ORDER = Comparator.comparing(Entry::day)
            .thenComparing(entry -> entry.fact().kind().place())
            .thenComparing(Entry::fact, BY_INSTANT);

    private final List<Entry> entries;

    private Timeline(List<Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    /** A fact with its day: the middle of its bounds, moved only as far as the rules of a life demand. */
    public record Entry(Fact fact, LocalDate day) {}

    /** Lays out facts that {@link LifeRules} accepts together; their order does not matter. */
    public static Timeline of(List<Fact> facts) {
        Map<Fact, LocalDate> latestDays = latestDays(facts);
        List<Entry> entries = new ArrayList<>(facts.size());
        LocalDate reached = LocalDate.MIN;
        for (FactKind.Place place : FactKind.Place.values()) {
            LocalDate lower = reached;
            for (Fact fact : facts) {
                if (fact.kind().place() == place) {
                    LocalDate day = earlier(later(fact.when().midDay(), lower), latestDays.get(fact));
                    entries.add(new Entry(fact, day));
                    reached = later(reached, day);
                }
            }
        }
        entries.sort(ORDER);
        return new Timeline(entries);
    }

    /**
     * The latest day for each fact that leaves room for those which must follow it: the later places, and the later of two
     * instants. The later instant may name the earlier day, because offsets differ.
     */
    private static Map<Fact, LocalDate> latestDays(List<Fact> facts) {
        NavigableMap<FactKind.Place, List<Fact>> latestFirst = facts.stream()
                .sorted(BY_INSTANT.reversed())
                .collect(Collectors.groupingBy(fact -> fact.kind().place(), TreeMap::new, Collectors.toList()));
        Map<Fact, LocalDate> latestDays = new HashMap<>();
        LocalDate reached = LocalDate.MAX;
        for (List<Fact> peers : latestFirst.descendingMap().values()) {
            // Those without a time of day come first here, so they see the later places only.
            LocalDate next = reached;
            for (Fact fact : peers) {
                LocalDate day = earlier(fact.when().latestDay(), next);
                latestDays.put(fact, day);
                next = fact.when().instant().isPresent() ? day : next;
                reached = earlier(reached, day);
            }
        }
        return latestDays;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    public List<Entry> entries() {
        return entries;
    }

    /** The part that had happened by the end of a day. */
    public Timeline until(LocalDate day) {
        return new Timeline(
                entries.stream().filter(entry -> !entry.day().isAfter(day)).toList());
    }

    /** Whether the fact follows a disappearance, or is one that others follow. */
    public boolean reappearsWith(Fact fact) {
        boolean disappeared = false;
        boolean passed = false;
        for (Entry entry : entries) {
            boolean itself = entry.fact().equals(fact);
            if (itself && disappeared || passed && fact.kind().isDisappearance()) {
                return true;
            }
            disappeared |= entry.fact().kind().isDisappearance();
            passed |= itself;
        }
        return false;
    }
}
