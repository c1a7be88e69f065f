package org.circulog.exchange;

import java.util.UUID;

/**
 * An import that this service works on until its lease ends.
 *
 * @param rowsTotal null as long as they are not counted
 * @param rowsRead rows that an earlier service has dealt with
 */
record ClaimedImport(UUID id, UUID organisationId, boolean dryRun, Long rowsTotal, long rowsRead) {}
