package org.circulog.claim;

import java.util.Collection;
import java.util.UUID;

/**
 * Which claims a list is made of.
 *
 * @param devices all ids of the device that is searched for; null for any
 * @param after from the first for null
 */
record ClaimSelection(UUID organisationId, ClaimSearch search, Collection<UUID> devices, UUID after, int most) {}
