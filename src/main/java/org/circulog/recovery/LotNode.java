package org.circulog.recovery;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A lot between the mass that came into it and the mass that left it.
 *
 * @param ownMg what came from no other lot
 * @param stockMg what is still there
 * @param outputs what came out of it, without what moved on to other lots
 */
record LotNode(UUID id, UUID holderId, long ownMg, long stockMg, SortedMap<Fraction, Long> outputs) {
    LotNode {
        outputs = Collections.unmodifiableSortedMap(new TreeMap<>(outputs));
    }
}
