package org.circulog.recording;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.circulog.web.LargeBody;

/** Declares that batches are larger than other requests. */
class BatchBody {
    @Produces
    @Singleton
    LargeBody batch() {
        return new LargeBody("/v1/events/batch", BatchReader.MOST_BYTES);
    }
}
