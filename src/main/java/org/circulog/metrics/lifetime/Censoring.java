package org.circulog.metrics.lifetime;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Up to when a device that is still in the records is taken to live. */
public enum Censoring {
    /** Up to the day until which is counted: nobody told of its end. */
    @JsonProperty("until")
    UNTIL,
    /** Only up to its last event: nothing is known since. */
    @JsonProperty("last-seen")
    LAST_SEEN
}
