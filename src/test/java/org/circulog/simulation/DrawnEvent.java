package org.circulog.simulation;

import java.time.LocalDate;
import org.circulog.event.EventContent;
import org.circulog.time.Occurrence;

/** Something that happened to a device, and the day on which it was recorded. */
record DrawnEvent(Actors.Actor actor, Occurrence when, EventContent content, LocalDate recordedOn) {
    DrawnEvent recordedOn(LocalDate day) {
        return new DrawnEvent(actor, when, content, day);
    }

    DrawnEvent dated(Occurrence less) {
        return new DrawnEvent(actor, less, content, recordedOn);
    }
}
