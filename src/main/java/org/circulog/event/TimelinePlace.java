package org.circulog.event;

import java.time.Instant;
import java.util.List;
import org.circulog.web.ProblemException;

/** The place of an event in a timeline as it was known at a moment. */
record TimelinePlace(long sequence, Instant knownAt) {
    private static final String SEPARATOR = "@";

    String text() {
        return sequence + SEPARATOR + knownAt;
    }

    static TimelinePlace parse(String text) {
        String[] parts = text.split(SEPARATOR, 2);
        return new TimelinePlace(Long.parseLong(parts[0]), Instant.parse(parts[1]));
    }

    /** Where in the timeline the events after this one begin. */
    int positionIn(List<EventRecord> events) {
        for (int position = 0; position < events.size(); position++) {
            if (events.get(position).event().sequence() == sequence) {
                return position + 1;
            }
        }
        throw ProblemException.invalidParameter("after", "is not a cursor of this list");
    }
}
