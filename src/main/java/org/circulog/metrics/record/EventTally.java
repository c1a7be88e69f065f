package org.circulog.metrics.record;

import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.circulog.metrics.record.CompletenessView.WarningCount;

/** How many events there are by the days until they were recorded, and how many have which warning. */
final class EventTally {
    private final SortedMap<Integer, Long> eventsByDays = new TreeMap<>();
    private final SortedMap<String, Long> eventsByWarning = new TreeMap<>();

    /** @param code of a warning; empty for all events */
    void add(String code, int delayDays, long events) {
        if (events == 0) {
            return;
        } else if (code.isEmpty()) {
            eventsByDays.merge(delayDays, events, Long::sum);
        } else {
            eventsByWarning.merge(code, events, Long::sum);
        }
    }

    long events() {
        return eventsByDays.values().stream().mapToLong(Long::longValue).sum();
    }

    RecordingDelay delay() {
        return RecordingDelay.of(eventsByDays);
    }

    /** Most frequent first. */
    List<WarningCount> warnings() {
        return eventsByWarning.entrySet().stream()
                .map(warning -> new WarningCount(warning.getKey(), warning.getValue()))
                .sorted(Comparator.comparing(WarningCount::events).reversed().thenComparing(WarningCount::code))
                .toList();
    }
}
