package org.circulog.lot;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.circulog.web.LargeBody;

/** Declares that files of devices are larger than other requests. */
class DeviceFileBody {
    @Produces
    @Singleton
    LargeBody devices() {
        return new LargeBody("/v1/lots/{id}/devices", DeviceEntries.MOST_BYTES);
    }
}
