package org.circulog.lot;

import org.circulog.device.NamedDevice;
import org.circulog.web.Problem;

/**
 * A device that is to be put into a lot, as it was read.
 *
 * @param index its place in the request, from 0
 * @param device null if it could not be read
 * @param problem why it could not; null if it could
 */
record DeviceEntry(int index, NamedDevice device, Problem problem) {
    boolean isReadable() {
        return problem == null;
    }
}
