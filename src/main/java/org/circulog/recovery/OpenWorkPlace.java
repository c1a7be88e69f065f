package org.circulog.recovery;

import java.time.LocalDate;
import java.util.UUID;

/** Where something stands in the open work: by its day, then by its id, then by its kind, for a device may have a lot's id. */
record OpenWorkPlace(LocalDate since, UUID id, WorkKind kind) {
    static OpenWorkPlace parse(String text) {
        String[] parts = text.split(" ");
        return new OpenWorkPlace(LocalDate.parse(parts[0]), UUID.fromString(parts[1]), WorkKind.valueOf(parts[2]));
    }

    String text() {
        return since + " " + id + " " + kind;
    }
}
