package org.circulog.metrics.repair;

import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import org.circulog.metrics.cells.Cells;
import org.circulog.metrics.cells.Family;
import org.circulog.metrics.population.FigureQuery;
import org.circulog.metrics.population.Group;
import org.circulog.metrics.population.Populations;
import org.circulog.metrics.population.Reading;
import org.circulog.metrics.population.SampledReading;
import org.circulog.metrics.population.Selection;
import org.circulog.metrics.survival.Recurrences;

/** Tells how repairs go: outcomes, barriers, how many by age, and how long they take. */
@Singleton
public class RepairsService {
    private static final Set<Family> FAMILIES = EnumSet.of(Family.LIFETIME, Family.REPAIR);

    /** Devices that are looked at one by one for a standard error; it is within a few percent of that of all. */
    private static final int LINES_AT_MOST = 5_000;

    private final Populations populations;

    RepairsService(Populations populations) {
        this.populations = populations;
    }

    /** @param tau age in days up to which the mean number of repairs reaches; null for as far as it can */
    RepairsView get(FigureQuery query, Double tau) {
        Selection selection = populations.select(query);
        if (!selection.groupBy().isEmpty()) {
            Reading reading = populations.read(selection, FAMILIES);
            return view(reading, counts -> MeanRepairs.of(counts, tau));
        }
        SampledReading sampled = populations.sample(selection, FAMILIES, LINES_AT_MOST);
        Reading reading = sampled.reading();
        return view(reading, counts -> MeanRepairs.of(counts, tau, sampleOf(sampled)));
    }

    private static RepairSample sampleOf(SampledReading sampled) {
        Reading reading = sampled.reading();
        Recurrences recurrences = RepairLines.of(
                sampled.lines(), reading.until(), reading.selection().minPrecision());
        return new RepairSample(recurrences, sampled.factor());
    }

    private static RepairsView view(Reading reading, Function<RepairCounts, MeanRepairs> mean) {
        return RepairsView.of(
                reading,
                reading.groups().stream()
                        .map(group -> view(group, reading, mean))
                        .toList());
    }

    private static RepairsGroup view(Group group, Reading reading, Function<RepairCounts, MeanRepairs> mean) {
        if (group.isSuppressed()) {
            return RepairsGroup.suppressed(group.key());
        }
        Cells cells = group.cells();
        return RepairsGroup.of(
                group, cells, reading.selection().minPrecision(), mean.apply(RepairCounts.of(cells, reading.until())));
    }
}
