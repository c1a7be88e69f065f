package org.circulog.recording;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.circulog.device.KnownDevice;
import org.circulog.device.NormalIdentifier;
import org.circulog.event.Event;
import org.circulog.event.EventKey;
import org.circulog.life.Fact;

/**
 * What is on record of the things that some new events name, as of the moment their devices were locked.
 *
 * @param facts of those devices whose life could not be judged from its row alone
 */
record Records(
        Map<EventKey, Event> events,
        Map<NormalIdentifier, UUID> owners,
        Map<UUID, KnownDevice> devices,
        Map<UUID, List<Fact>> facts) {

    Records withFacts(Map<UUID, List<Fact>> more) {
        return new Records(events, owners, devices, more);
    }
}
