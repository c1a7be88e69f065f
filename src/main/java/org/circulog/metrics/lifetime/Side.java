package org.circulog.metrics.lifetime;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.circulog.metrics.cells.Cells;
import org.circulog.metrics.population.Group;

/**
 * One side of a comparison: a group of devices, or a part of their lives.
 *
 * @param state null for all of their lives
 */
record Side(Group group, ComparedState state) {

    LifeCounts counts(Censoring censoring, LocalDate until) {
        return counts(group.byCategory().values(), censoring, until);
    }

    LifeCounts countsOf(String category, Censoring censoring, LocalDate until) {
        Cells cells = group.byCategory().get(category);
        return counts(cells == null ? List.of() : List.of(cells), censoring, until);
    }

    private LifeCounts counts(Collection<Cells> cells, Censoring censoring, LocalDate until) {
        return state == null
                ? LifeCounts.of(cells, Phase.WHOLE, censoring, until)
                : state.counts(cells, censoring, until);
    }
}
