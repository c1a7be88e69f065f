package org.circulog.recording;

import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import org.circulog.web.Audited;

/** An answer in lines, which knows its totals when it is through. */
final class StreamedBatch implements StreamingOutput, Audited {
    private final Writing writing;
    private volatile BatchTotals totals;

    StreamedBatch(Writing writing) {
        this.writing = writing;
    }

    /** Writes the lines and says what became of the events. */
    interface Writing {
        BatchTotals writeTo(OutputStream output) throws IOException;
    }

    @Override
    public void write(OutputStream output) throws IOException {
        totals = writing.writeTo(output);
    }

    /** Without totals if the stream broke off. */
    @Override
    public Map<String, ?> audited() {
        return totals == null ? Map.of() : totals.audited();
    }
}
