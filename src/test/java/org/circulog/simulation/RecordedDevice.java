package org.circulog.simulation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.circulog.device.KnownDevice;
import org.circulog.device.LifeRow;
import org.circulog.device.NamedIdentifier;

/** A device as it is on record, with all rows that belong to it. */
record RecordedDevice(
        KnownDevice device,
        NamedIdentifier identifier,
        UUID registeredBy,
        Instant registeredAt,
        LifeRow life,
        Instant changedAt,
        List<RecordedEvent> events) {
    RecordedDevice {
        events = List.copyOf(events);
    }
}
