package org.circulog.metrics.lifetime;

import java.time.LocalDate;
import java.util.Collection;
import org.circulog.metrics.cells.Cells;

/**
 * A part of lives that is compared. A device is at risk without a repair until its first successful one and as repaired from
 * then on: by whether it was ever repaired it would have to survive until the repair first, and repairs would seem to lengthen
 * lives (immortal time; Suissa 2008).
 */
public enum ComparedState {
    NOT_REPAIRED(Phase.REPAIRED) {
        @Override
        LifeCounts counts(Collection<Cells> cells, Censoring censoring, LocalDate until) {
            return before(cells, censoring, until);
        }
    },
    REPAIRED(Phase.REPAIRED),
    NOT_REUSED(Phase.REUSED) {
        @Override
        LifeCounts counts(Collection<Cells> cells, Censoring censoring, LocalDate until) {
            return before(cells, censoring, until);
        }
    },
    REUSED(Phase.REUSED);

    private final Phase phase;

    ComparedState(Phase phase) {
        this.phase = phase;
    }

    LifeCounts counts(Collection<Cells> cells, Censoring censoring, LocalDate until) {
        return LifeCounts.of(cells, phase, censoring, until);
    }

    LifeCounts before(Collection<Cells> cells, Censoring censoring, LocalDate until) {
        return LifeCounts.of(cells, Phase.WHOLE, censoring, until)
                .before(LifeCounts.of(cells, phase, censoring, until));
    }
}
