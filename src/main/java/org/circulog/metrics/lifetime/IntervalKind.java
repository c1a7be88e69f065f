package org.circulog.metrics.lifetime;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.circulog.metrics.survival.IntervalScale;

/** How the interval of a survival is made. */
public enum IntervalKind {
    @JsonProperty("log-log")
    LOG_LOG(IntervalScale.LOG_LOG),
    @JsonProperty("plain")
    PLAIN(IntervalScale.PLAIN),
    @JsonProperty("log")
    LOG(IntervalScale.LOG);

    private final IntervalScale scale;

    IntervalKind(IntervalScale scale) {
        this.scale = scale;
    }

    IntervalScale scale() {
        return scale;
    }
}
