package org.circulog.simulation;

import java.util.List;
import org.circulog.device.DeviceFacts;
import org.circulog.device.Identifier;

/**
 * A device with all that was recorded of it by now; at least one event.
 *
 * @param facts what was said of it when it was registered; {@code observedSince} is null where nobody said so
 * @param events in the order in which they were recorded
 */
record DrawnDevice(Identifier identifier, DeviceFacts facts, List<DrawnEvent> events) {
    DrawnDevice {
        events = List.copyOf(events);
    }
}
