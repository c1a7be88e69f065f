package org.circulog.metrics.population;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.circulog.lifeline.Lifeline;

/**
 * The counts behind a figure, with lines of some of the same devices.
 *
 * @param linesById by the id of the device
 * @param factor how many devices each line stands for; 1 where all are here
 */
public record SampledReading(Reading reading, SortedMap<UUID, Lifeline> linesById, long factor) {
    public SampledReading {
        linesById = new TreeMap<>(linesById);
    }

    /** In the order of the ids of their devices. */
    public List<Lifeline> lines() {
        return List.copyOf(linesById.values());
    }
}
