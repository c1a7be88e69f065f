package org.circulog.recovery;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.circulog.event.AsOf;

/** What an answer speaks of: what had happened by a day, as far as it was known at an instant. */
record Moment(AsOf asOf, Instant knownAt) {

    /** Whether something of which only the time of recording is known is a part of it. */
    boolean includes(Instant recordedAt) {
        return !recordedAt.isAfter(end());
    }

    /** The last instant of recording that counts for what has no other time. */
    Instant end() {
        if (asOf.until() == null) {
            return knownAt;
        }
        Instant endOfDay = asOf.until()
                .plusDays(1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant()
                .minusNanos(1000);
        return endOfDay.isBefore(knownAt) ? endOfDay : knownAt;
    }

    /** The day up to which things that go on are counted. */
    LocalDate day() {
        return asOf.until() == null ? asOf.today() : asOf.until();
    }

    static LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }
}
