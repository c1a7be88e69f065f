package org.circulog.metrics.population;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * The counts behind a figure.
 *
 * @param until the day up to which what goes on is counted
 * @param knownAt asked again with it and {@code until}, the counts are the same for ever
 * @param groups in the order of their keys; without grouping there is always one
 */
public record Reading(Selection selection, LocalDate until, Instant knownAt, List<Group> groups) {
    public Reading {
        groups = List.copyOf(groups);
    }

    /** How many devices all groups have together. */
    public long devices() {
        return groups.stream().mapToLong(Group::devices).sum();
    }
}
