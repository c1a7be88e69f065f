package org.circulog.exchange;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.circulog.web.LargeBody;

/** Declares that files are larger than other requests. */
class ImportBody {
    @Produces
    @Singleton
    LargeBody file() {
        return new LargeBody("/v1/imports", UploadedFile.MOST_BYTES);
    }
}
