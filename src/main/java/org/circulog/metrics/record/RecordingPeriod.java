package org.circulog.metrics.record;

import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;

/** When events were recorded of which a figure speaks. */
public class RecordingPeriod {
    @QueryParam("recordedFrom")
    LocalDate from;

    @QueryParam("recordedUntil")
    LocalDate until;

    boolean isAll() {
        return from == null && until == null;
    }
}
