package org.circulog.recording;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.circulog.event.AcceptedEvent;
import org.circulog.event.EventKey;
import org.circulog.event.Warning;

/** Warnings found after new events were judged, by the keys of the events. */
final class Findings {
    private final Map<EventKey, List<Warning>> warnings = new HashMap<>();

    void add(Report report, Warning warning) {
        warnings.computeIfAbsent(report.event().key(), key -> new ArrayList<>()).add(warning);
    }

    /** The draft with what was found about its event, or about the one that it repeats. */
    Draft addTo(Draft draft) {
        if (draft instanceof Draft.Accepted accepted) {
            return addTo(accepted);
        }
        return draft instanceof Draft.RepeatedWithin repeated
                ? new Draft.RepeatedWithin(addTo(repeated.first()))
                : draft;
    }

    private Draft.Accepted addTo(Draft.Accepted draft) {
        AcceptedEvent event = draft.event();
        List<Warning> found = warnings.get(event.request().key());
        return found == null ? draft : new Draft.Accepted(event.with(found), draft.device(), draft.knownDevice());
    }
}
