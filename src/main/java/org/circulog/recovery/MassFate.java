package org.circulog.recovery;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Where some mass is by now, in milligrams: what came out of it, what is in stock, what scales missed. All of it together
 * is the mass and what scales showed more of it than had come in.
 */
record MassFate(SortedMap<Destination, Long> masses, long gainedMg) {
    static final MassFate NONE = new MassFate(new TreeMap<>(), 0);

    MassFate {
        masses = Collections.unmodifiableSortedMap(new TreeMap<>(masses));
    }

    long totalMg() {
        return masses.values().stream().mapToLong(Long::longValue).sum();
    }

    MassFate plus(MassFate more) {
        SortedMap<Destination, Long> all = new TreeMap<>(masses);
        more.masses.forEach((destination, mass) -> all.merge(destination, mass, Math::addExact));
        return new MassFate(all, gainedMg + more.gainedMg);
    }

    SortedMap<Fraction, Long> outputs() {
        SortedMap<Fraction, Long> outputs = new TreeMap<>();
        masses.forEach((destination, mass) -> {
            if (destination.kind() == Destination.Kind.OUTPUT) {
                outputs.put(destination.fraction(), mass);
            }
        });
        return outputs;
    }

    long stockMg() {
        return sum(Destination.Kind.STOCK);
    }

    long stockOf(UUID holderId) {
        return masses.getOrDefault(Destination.stockOf(holderId), 0L);
    }

    /** What scales showed more than had come in; negative for less. */
    long scaleDifferenceMg() {
        return gainedMg - sum(Destination.Kind.LOST);
    }

    private long sum(Destination.Kind kind) {
        return masses.entrySet().stream()
                .filter(entry -> entry.getKey().kind() == kind)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
