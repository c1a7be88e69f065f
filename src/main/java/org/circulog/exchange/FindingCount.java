package org.circulog.exchange;

import java.util.UUID;

/**
 * In how many rows of an import a code was given.
 *
 * @param rejected whether it refused them, or only warned
 */
record FindingCount(UUID importId, boolean rejected, String code, int rows) {}
