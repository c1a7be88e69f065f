package org.circulog.event;

import java.time.LocalDate;
import org.circulog.life.Life;
import org.circulog.life.Timeline;

/**
 * The day an answer speaks of.
 *
 * @param until last day whose events count; null for all that are recorded
 */
public record AsOf(LocalDate until, LocalDate today) {
    public Timeline of(Timeline timeline) {
        return until == null ? timeline : timeline.until(until);
    }

    /** The day up to which things that go on are counted. */
    public LocalDate day(Life life) {
        return until == null ? life.currentDay(today) : until;
    }
}
