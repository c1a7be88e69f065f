package org.circulog.metrics.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import java.util.SortedMap;

/** Days from the day on which something happened, at the latest, to that on which it was recorded; null without events. */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record RecordingDelay(Integer medianDays, Integer p95Days) {
    private static final int HALF = 50;
    private static final int MOST = 95;

    /** @param eventsByDays how many events were recorded after so many days */
    static RecordingDelay of(SortedMap<Integer, Long> eventsByDays) {
        return new RecordingDelay(quantile(eventsByDays, HALF), quantile(eventsByDays, MOST));
    }

    /** The fewest days within which at least so many percent were recorded. */
    private static Integer quantile(SortedMap<Integer, Long> eventsByDays, int percent) {
        long all = eventsByDays.values().stream().mapToLong(Long::longValue).sum();
        long reached = 0;
        for (Map.Entry<Integer, Long> days : eventsByDays.entrySet()) {
            reached += days.getValue();
            if (reached * 100 >= all * percent) {
                return days.getKey();
            }
        }
        return null;
    }
}
