package org.circulog.recording;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether the events of a batch stand or fall together. */
public enum BatchMode {
    @JsonProperty("independent")
    INDEPENDENT,
    @JsonProperty("all-or-nothing")
    ALL_OR_NOTHING
}
