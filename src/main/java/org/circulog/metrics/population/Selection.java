package org.circulog.metrics.population;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

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
    private static final Set<Dimension> OF_DEVICES =
            EnumSet.of(Dimension.MANUFACTURER, Dimension.MODEL, Dimension.BIRTH_YEAR);

    public Selection {
        groupBy = List.copyOf(groupBy);
    }

    /** The same, with all the categories named where none are; by category, samples are quickly drawn. */
    Selection within(Set<String> categories) {
        return filters.categories() != null
                ? this
                : new Selection(filters.within(categories), groupBy, until, knownAt, minPrecision, named);
    }

    /** Whether it tells apart what only a device has: a maker, a model, a birth. */
    public boolean isOfDevicesOnly() {
        return Stream.concat(groupBy.stream(), filters.dimensions().stream()).anyMatch(OF_DEVICES::contains);
    }

    /** The same at other times. */
    public Selection asOf(LocalDate day, Instant moment) {
        return new Selection(filters, groupBy, day, moment, minPrecision, named);
    }

    /** The same devices in other groups, for a figure that needs its own. */
    public Selection groupedBy(List<Dimension> other) {
        return new Selection(filters, other, until, knownAt, minPrecision, named);
    }
}
