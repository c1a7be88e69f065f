package org.circulog.recovery;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** What a closed lot is made of, in the order in which its outputs are shared out: devices, then lines. */
record Manifest(List<Part> devices, List<Part> lines) {
    Manifest {
        devices = List.copyOf(devices);
        lines = List.copyOf(lines);
    }

    /**
     * Some of it.
     *
     * @param deviceId only of a device that is asked for; others stand together by category
     * @param category UNU key; null if it is not known
     * @param pieces null if nobody counted
     * @param fromLot the lot with whose mass it came; null if it came from none
     */
    record Part(UUID deviceId, String category, Long pieces, long massMg, UUID fromLot) {}

    List<Part> parts() {
        return Stream.concat(devices.stream(), lines.stream()).toList();
    }
}
