package org.circulog.event;

import java.time.Instant;
import java.util.UUID;

/**
 * The declaration that an event is void.
 *
 * @param replacementId id of the event of the same organisation that stands in its place; null if none does
 */
public record EventVoid(VoidReason reason, UUID replacementId, UUID recordedBy, Instant recordedAt) {
    public EventVoid since(Instant instant) {
        return new EventVoid(reason, replacementId, recordedBy, instant);
    }
}
