package org.circulog.metrics.population;

import java.util.List;
import org.circulog.lifeline.Lifeline;

/**
 * The counts behind a figure, with lines of some of the same devices.
 *
 * @param factor how many devices each line stands for; 1 where all are here
 */
public record SampledReading(Reading reading, List<Lifeline> lines, long factor) {
    public SampledReading {
        lines = List.copyOf(lines);
    }
}
