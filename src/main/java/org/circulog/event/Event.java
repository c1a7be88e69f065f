package org.circulog.event;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.circulog.life.Fact;
import org.circulog.time.Occurrence;

/**
 * A recorded event. It never changes; that it is void is a record of its own.
 *
 * @param deviceId the record of a device under whose id it is kept; the lot's id where it is about one
 * @param lotId the lot that it is about; null for a device
 * @param organisationId who recorded it; the id is unique among that organisation's events
 * @param replaces id of the voided event of the same organisation in whose place it was recorded; null for most
 * @param sequence order of recording over all devices
 */
public record Event(
        UUID id,
        UUID organisationId,
        UUID deviceId,
        UUID lotId,
        long sequence,
        EventType type,
        Occurrence occurredAt,
        Instant recordedAt,
        String country,
        EventBody body,
        List<Warning> warnings,
        UUID replaces,
        ContentHash contentHash) {

    public Event {
        warnings = List.copyOf(warnings);
    }

    /** The record of the device that it is about; null where that is a lot. */
    public UUID recordId() {
        return lotId == null ? deviceId : null;
    }

    public Fact fact() {
        EventContent content = body.content();
        return new Fact(
                id, organisationId, sequence, content.factKind(), occurredAt, country, content.massMg(), content.job());
    }
}
