package org.circulog.recovery;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A lot that was closed by a moment, with all that figures about masses read of it.
 *
 * @param manifest every part of it with its category
 * @param presentMg masses by category of the devices that are in it and in no lot after it
 * @param holder number of the organisation that has it
 * @param registeredIn country of the organisation that opened it
 */
record ClosedLot(
        LotRecord record, Manifest manifest, SortedMap<String, Long> presentMg, int holder, String registeredIn) {
    ClosedLot {
        presentMg = Collections.unmodifiableSortedMap(new TreeMap<>(presentMg));
    }

    /** What went in and did not move on. */
    long stayedMg() {
        return record.balance().inputMg() - record.balance().movedMg();
    }
}
