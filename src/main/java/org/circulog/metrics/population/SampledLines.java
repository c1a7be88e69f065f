package org.circulog.metrics.population;

import java.util.List;
import org.circulog.lifeline.Lifeline;

/**
 * Lines of devices.
 *
 * @param factor how many devices each line stands for; 1 where all are here
 */
public record SampledLines(List<Lifeline> lines, long factor) {
    public SampledLines {
        lines = List.copyOf(lines);
    }
}
