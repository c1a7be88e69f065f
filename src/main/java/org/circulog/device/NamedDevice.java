package org.circulog.device;

import java.util.List;
import java.util.UUID;

/**
 * A device as a checked request names it.
 *
 * @param id null where only identifiers are given
 * @param facts what the request says is known of it
 */
public record NamedDevice(UUID id, List<NamedIdentifier> identifiers, DeviceFacts facts) {
    public NamedDevice {
        identifiers = List.copyOf(identifiers);
    }

    /** Without the spelling that the client used, for comparing requests. */
    public NamedDevice normalOnly() {
        return new NamedDevice(
                id,
                identifiers.stream()
                        .map(identifier -> new NamedIdentifier(null, identifier.normal()))
                        .toList(),
                facts);
    }
}
