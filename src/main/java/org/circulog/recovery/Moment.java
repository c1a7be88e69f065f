package org.circulog.recovery;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.circulog.event.AsOf;

/** What an answer speaks of: what had happened by a day, as far as it was known at an instant. */
record Moment(AsOf asOf, Instant knownAt) {

    /** Whether something that has no date of its own is a part of it: that a lot was closed, that mass moved. */
    boolean includes(Instant recordedAt) {
        return !recordedAt.isAfter(knownAt);
    }

    /** The day up to which things that go on are counted. */
    LocalDate day() {
        return asOf.until() == null ? asOf.today() : asOf.until();
    }

    static LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }
}
