package org.circulog.event;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.circulog.device.KnownDevice;
import org.circulog.life.Timeline;

/** A device with all of its events, in the order of recording. */
public record History(KnownDevice device, List<Event> events) {
    public History {
        events = List.copyOf(events);
    }

    public Timeline timeline() {
        return Timeline.of(events.stream().map(Event::fact).toList());
    }

    /** The events behind a timeline of this device, in its order. */
    public List<Event> along(Timeline timeline) {
        Map<Long, Event> bySequence = events.stream().collect(Collectors.toMap(Event::sequence, Function.identity()));
        return timeline.entries().stream()
                .map(entry -> bySequence.get(entry.fact().sequence()))
                .toList();
    }
}
