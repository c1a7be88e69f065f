package org.circulog.organisation;

import java.util.UUID;

/** Fired in the transaction that changes what the keys of an organisation may do. */
record AccessChanged(UUID organisationId) {}
