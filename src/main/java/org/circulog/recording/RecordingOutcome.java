package org.circulog.recording;

import org.circulog.event.Event;
import org.circulog.web.Problem;

/** What became of a request to record an event. */
public sealed interface RecordingOutcome {
    /** It is recorded and committed. */
    record Created(Event event) implements RecordingOutcome {}

    /** It was recorded before, with equal content. */
    record Replayed(Event event) implements RecordingOutcome {}

    /** Nothing was stored. */
    record Refused(Problem problem) implements RecordingOutcome {}
}
