package org.circulog.recording;

import java.util.Map;
import java.util.UUID;
import org.circulog.device.KnownDevice;
import org.circulog.event.AcceptedEvent;
import org.circulog.event.Event;
import org.circulog.event.EventKey;
import org.circulog.web.Problem;

/** What the judge decided about one new event, before anything is written. */
sealed interface Draft {
    /** What it comes to, once the accepted events are recorded. */
    RecordingOutcome outcome(Map<EventKey, Event> recorded);

    /** What it would come to, if nothing were written. */
    Trial trial();

    /**
     * Legal; to be written.
     *
     * @param device as it stands after the event; null where that is about a lot
     * @param knownDevice whether its device was on record before
     */
    record Accepted(AcceptedEvent event, KnownDevice device, boolean knownDevice) implements Draft {
        @Override
        public Trial trial() {
            UUID lotId = event.request().lotId();
            return Trial.created(knownDevice && lotId == null ? event.deviceId() : null, lotId, event.warnings());
        }

        @Override
        public RecordingOutcome outcome(Map<EventKey, Event> recorded) {
            return new RecordingOutcome.Created(recorded.get(event.request().key()));
        }
    }

    /** On record already. */
    record Repeated(Event event) implements Draft {
        @Override
        public Trial trial() {
            return Trial.replayed(event.recordId(), event.lotId(), event.warnings());
        }

        @Override
        public RecordingOutcome outcome(Map<EventKey, Event> recorded) {
            return new RecordingOutcome.Replayed(event);
        }
    }

    /** The same as an event accepted earlier in this gathering. */
    record RepeatedWithin(Accepted first) implements Draft {
        @Override
        public Trial trial() {
            return Trial.replayed(first.trial().deviceId(), null, first.event().warnings());
        }

        @Override
        public RecordingOutcome outcome(Map<EventKey, Event> recorded) {
            return new RecordingOutcome.Replayed(
                    recorded.get(first.event().request().key()));
        }
    }

    /** Nothing is to be written. */
    record Refused(Problem problem) implements Draft {
        @Override
        public Trial trial() {
            return Trial.refused(problem);
        }

        @Override
        public RecordingOutcome outcome(Map<EventKey, Event> recorded) {
            return new RecordingOutcome.Refused(problem);
        }
    }

    /** The facts of its device must be read first. */
    record Undecided(KnownDevice device) implements Draft {
        @Override
        public RecordingOutcome outcome(Map<EventKey, Event> recorded) {
            throw unjudged();
        }

        @Override
        public Trial trial() {
            throw unjudged();
        }

        private static IllegalStateException unjudged() {
            return new IllegalStateException("Judged before the facts were read");
        }
    }
}
