package org.circulog.lot;

import java.util.UUID;

/**
 * Something in a lot that is not a recorded device.
 *
 * @param line its number in the lot, from 1
 * @param category UNU key; null only for mass from another lot whose categories are not known
 * @param pieces null if nobody counted
 * @param fromLot the lot from which it came; null for what was loose
 */
public record LotLine(UUID lotId, int line, String category, Long pieces, long massMg, UUID fromLot, UUID addedBy) {}
