package org.circulog.event;

import java.time.Instant;
import java.time.LocalDate;
import org.circulog.life.Life;
import org.circulog.life.Timeline;

/**
 * The point of view of an answer.
 *
 * @param until last day whose events count; null for all that are recorded
 * @param knownAt when the records were read
 */
public record AsOf(LocalDate until, LocalDate today, Instant knownAt) {
    public Timeline of(Timeline timeline) {
        return until == null ? timeline : timeline.until(until);
    }

    /** The day up to which things that go on are counted. */
    public LocalDate day(Life life) {
        return until == null ? life.currentDay(today) : until;
    }
}
