package org.circulog.metrics.population;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * Which devices in which groups, as of when.
 *
 * @param until last day whose events count; null for today
 * @param knownAt moment up to which recordings count; null for now
 * @param named the filters as they were asked for, for the answer
 */
public record Selection(
        Filters filters,
        List<Dimension> groupBy,
        LocalDate until,
        Instant knownAt,
        BirthPrecision minPrecision,
        NamedFilters named) {
    public Selection {
        groupBy = List.copyOf(groupBy);
    }

    /** The same, with all the categories named where none are; by category, samples are quickly drawn. */
    Selection within(Set<String> categories) {
        return filters.categories() != null
                ? this
                : new Selection(filters.within(categories), groupBy, until, knownAt, minPrecision, named);
    }

    /** The same devices in other groups, for a figure that needs its own. */
    public Selection groupedBy(List<Dimension> other) {
        return new Selection(filters, other, until, knownAt, minPrecision, named);
    }
}
