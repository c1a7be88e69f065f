package org.circulog.event;

import java.util.UUID;
import org.circulog.device.NamedDevice;
import org.circulog.life.Fact;
import org.circulog.organisation.Caller;
import org.circulog.time.Occurrence;

/**
 * An event that passed every check which needs no other record, ready to be judged against the life of its device.
 *
 * @param replaces id of the event in whose place it is to be recorded; null for most
 */
public record NewEvent(
        UUID id,
        Caller caller,
        NamedDevice device,
        Occurrence occurredAt,
        String country,
        EventBody body,
        UUID replaces,
        ContentHash contentHash) {

    public EventType type() {
        return body.content().type();
    }

    public EventKey key() {
        return new EventKey(id, caller.organisationId());
    }

    /** The same event in the place of a voided one. */
    public NewEvent inPlaceOf(UUID voided) {
        return new NewEvent(id, caller, device, occurredAt, country, body, voided, contentHash);
    }

    /** @param sequence its place in the order of recording */
    public Fact fact(long sequence) {
        EventContent content = body.content();
        return new Fact(
                id, caller.organisationId(), sequence, content.factKind(), occurredAt, country, content.massMg());
    }
}
