package org.circulog.event;

import java.time.Instant;
import java.util.UUID;
import org.circulog.device.NamedDevice;
import org.circulog.life.Fact;
import org.circulog.organisation.Caller;
import org.circulog.time.Occurrence;

/**
 * An event that passed every check which needs no other record, ready to be judged against what is on record of its subject.
 *
 * @param device null where it is about a lot
 * @param lotId null where it is about a device
 * @param replaces id of the event in whose place it is to be recorded; null for most
 * @param membersAt when it takes effect for the devices of a lot; null for when it is recorded
 */
public record NewEvent(
        UUID id,
        Caller caller,
        NamedDevice device,
        UUID lotId,
        Occurrence occurredAt,
        String country,
        EventBody body,
        UUID replaces,
        Instant membersAt,
        ContentHash contentHash) {

    public EventType type() {
        return body.content().type();
    }

    public EventKey key() {
        return new EventKey(id, caller.organisationId());
    }

    public boolean isAboutLot() {
        return lotId != null;
    }

    /** The same event in the place of a voided one. */
    public NewEvent inPlaceOf(UUID voided) {
        return new NewEvent(id, caller, device, lotId, occurredAt, country, body, voided, membersAt, contentHash);
    }

    /** The same event, for the devices that were in its lot at an earlier moment. */
    public NewEvent forMembersAt(Instant moment) {
        return new NewEvent(id, caller, device, lotId, occurredAt, country, body, replaces, moment, contentHash);
    }

    /** @param sequence its place in the order of recording */
    public Fact fact(long sequence) {
        EventContent content = body.content();
        return new Fact(
                id,
                caller.organisationId(),
                sequence,
                content.factKind(),
                occurredAt,
                country,
                content.massMg(),
                content.job());
    }
}
