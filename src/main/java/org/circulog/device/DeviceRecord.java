package org.circulog.device;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A device as it was known at a moment, apart from its events.
 *
 * @param mergedIds other ids of it, those of records that had been merged into it
 * @param registeredIn country of the organisation that registered it
 * @param knownAt the moment, by the clock of the database
 */
public record DeviceRecord(
        UUID id,
        List<UUID> mergedIds,
        List<IdentifierView> identifiers,
        DeviceFacts facts,
        String registeredIn,
        Instant registeredAt,
        Instant knownAt) {
    public DeviceRecord {
        mergedIds = List.copyOf(mergedIds);
        identifiers = List.copyOf(identifiers);
    }

    /** All ids under which its events may be recorded. */
    public List<UUID> ids() {
        List<UUID> ids = new ArrayList<>(List.of(id));
        ids.addAll(mergedIds);
        return ids;
    }
}
