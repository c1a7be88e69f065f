package org.circulog.simulation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.circulog.event.EventBody;
import org.circulog.event.EventContent;
import org.circulog.event.MaterialRecovery;
import org.circulog.event.Recycling;
import org.circulog.event.Repair;
import org.circulog.event.Reuse;
import org.circulog.event.Sale;
import org.circulog.event.Warning;
import org.circulog.event.Withdrawal;
import org.circulog.life.Fact;

/** An event as it is on record. */
record RecordedEvent(UUID deviceId, Fact fact, EventContent content, Instant recordedAt, String hash) {
    EventBody body() {
        return bodyOf(content);
    }

    static EventBody bodyOf(EventContent content) {
        return new EventBody(
                null,
                List.of(),
                content instanceof Sale sale ? sale : null,
                content instanceof Repair repair ? repair : null,
                content instanceof Reuse reuse ? reuse : null,
                content instanceof Recycling recycling ? recycling : null,
                content instanceof MaterialRecovery recovery ? recovery : null,
                content instanceof Withdrawal withdrawal ? withdrawal : null);
    }

    /** As the service warns of sorting and storage. */
    List<Warning> warnings() {
        return content instanceof Recycling recycling && recycling.isPreliminary()
                ? List.of(new Warning(
                        "/recycling/operation",
                        "preliminary-operation",
                        "only sorts or stores: what comes out of it has moved, and counts neither as recycled nor as"
                                + " recovered"))
                : List.of();
    }
}
