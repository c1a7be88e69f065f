package org.circulog.event;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.circulog.device.DeviceRecord;
import org.circulog.life.Fact;
import org.circulog.life.Timeline;

/** A device with all of its events, and the treatments of lots that it was in, as they were known at a moment. */
public record History(DeviceRecord device, List<EventRecord> events) {
    public History {
        events = List.copyOf(events);
    }

    /** The events that count, laid out in the order in which they happened. */
    public Timeline timeline() {
        return timelineOf(
                CountedFact.inOneLife(
                        events.stream().filter(EventRecord::counts).toList(),
                        record -> record.event().lotId(),
                        record -> record.event().fact().kind()),
                History::factOf);
    }

    /** All events in the order in which they happened; those that are void may have no legal place, but they have one. */
    Timeline timelineWithVoided() {
        return timelineOf(events, History::factOf);
    }

    static Timeline timelineOf(List<EventRecord> events, Function<Event, Fact> fact) {
        return Timeline.of(
                events.stream().map(record -> fact.apply(record.event())).toList());
    }

    private static Fact factOf(Event event) {
        return event.lotId() == null ? event.fact() : event.fact().ofMember();
    }

    /** The events behind a timeline of this device, in its order. */
    public List<EventRecord> along(Timeline timeline) {
        return along(timeline, events);
    }

    static List<EventRecord> along(Timeline timeline, List<EventRecord> events) {
        Map<Long, EventRecord> bySequence = events.stream()
                .collect(Collectors.toMap(record -> record.event().sequence(), Function.identity()));
        return timeline.entries().stream()
                .map(entry -> bySequence.get(entry.fact().sequence()))
                .toList();
    }

    /** The country of the event recorded last among those of a timeline; null if it has none. */
    String countryAt(Timeline timeline) {
        return along(timeline).stream()
                .map(EventRecord::event)
                .reduce((one, other) -> one.sequence() > other.sequence() ? one : other)
                .map(Event::country)
                .orElse(null);
    }
}
