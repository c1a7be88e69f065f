package org.circulog.recording;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.circulog.device.KnownDevice;
import org.circulog.device.NormalIdentifier;
import org.circulog.event.Event;
import org.circulog.event.EventKey;
import org.circulog.event.RebuiltLife;
import org.circulog.life.Fact;

/**
 * What is on record of the things that some new events name, as of the moment their devices were locked.
 *
 * @param devices by the ids that name them; those of merged records lead to the device that they are merged into
 * @param facts of those devices whose life could not be judged from its row alone
 */
record Records(
        Map<EventKey, Event> events,
        Map<NormalIdentifier, UUID> owners,
        Map<UUID, KnownDevice> devices,
        Map<UUID, List<Fact>> facts) {

    Records withFacts(Map<UUID, List<Fact>> more) {
        Map<UUID, List<Fact>> all = new HashMap<>(facts);
        all.putAll(more);
        return new Records(events, owners, devices, all);
    }

    /** With a life that differs from the one that is kept, and the facts that it stands on. */
    Records with(RebuiltLife life) {
        Map<UUID, KnownDevice> changed = new HashMap<>(devices);
        changed.replaceAll((named, device) -> device.id().equals(life.device().id()) ? life.device() : device);
        return new Records(events, owners, changed, facts)
                .withFacts(Map.of(life.device().id(), life.facts()));
    }
}
