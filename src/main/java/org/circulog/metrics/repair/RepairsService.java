package org.circulog.metrics.repair;

import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.Set;
import org.circulog.metrics.cells.Cells;
import org.circulog.metrics.cells.Family;
import org.circulog.metrics.population.FigureQuery;
import org.circulog.metrics.population.Group;
import org.circulog.metrics.population.Populations;
import org.circulog.metrics.population.Reading;
import org.circulog.metrics.population.SampledLines;
import org.circulog.metrics.survival.Recurrences;

/** Tells how repairs go: outcomes, barriers, how many by age, and how long they take. */
@Singleton
public class RepairsService {
    private static final Set<Family> FAMILIES = EnumSet.of(Family.LIFETIME, Family.REPAIR);

    /** Devices that are looked at one by one for a standard error; it is within a few percent of that of all. */
    private static final int LINES_AT_MOST = 20_000;

    private final Populations populations;

    RepairsService(Populations populations) {
        this.populations = populations;
    }

    /** @param tau age in days up to which the mean number of repairs reaches; null for as far as it can */
    RepairsView get(FigureQuery query, Integer tau) {
        Reading reading = populations.read(populations.select(query), FAMILIES);
        return RepairsView.of(
                reading,
                reading.groups().stream()
                        .map(group -> view(group, reading, tau))
                        .toList());
    }

    private RepairsGroup view(Group group, Reading reading, Integer tau) {
        if (group.isSuppressed()) {
            return RepairsGroup.suppressed(group.key());
        }
        Cells cells = group.cells();
        RepairCounts counts = RepairCounts.of(cells, reading.until());
        MeanRepairs mean = reading.selection().groupBy().isEmpty()
                ? MeanRepairs.of(counts, tau, sample(reading))
                : MeanRepairs.of(counts, tau);
        return RepairsGroup.of(group, cells, reading.selection().minPrecision(), mean);
    }

    private RepairSample sample(Reading reading) {
        SampledLines lines = populations.sample(reading, LINES_AT_MOST);
        Recurrences recurrences = RepairLines.of(
                lines.lines(), reading.until(), reading.selection().minPrecision());
        return new RepairSample(recurrences, lines.factor());
    }
}
