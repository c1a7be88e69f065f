package org.circulog.metrics.population;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import java.util.List;

/**
 * Which devices a figure speaks of.
 *
 * @param devices how many there are; null where they are so few that it is not said
 * @param suppressedGroups groups of fewer than 5 devices, of which nothing else is said
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record PopulationView(
        @NotNull NamedFilters filters,
        @NotNull List<Dimension> groupBy,
        Long devices,
        @NotNull Integer suppressedGroups) {

    public static PopulationView of(Reading reading) {
        long devices = reading.devices();
        return new PopulationView(
                reading.selection().named(),
                reading.selection().groupBy(),
                devices < Group.FEWEST ? null : devices,
                (int) reading.groups().stream().filter(Group::isSuppressed).count());
    }
}
