package org.circulog.exchange;

import com.fasterxml.jackson.annotation.JsonProperty;

/** An {@link ImportFormat} as a query asks for it. */
enum ImportFormatName {
    @JsonProperty("ords")
    ORDS;

    ImportFormat format() {
        return ImportFormat.valueOf(name());
    }
}
