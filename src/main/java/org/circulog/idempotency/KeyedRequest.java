package org.circulog.idempotency;

import java.util.UUID;

/**
 * A request and what it is recognised by.
 *
 * @param operation its id in the contract
 */
record KeyedRequest(UUID organisationId, String operation, IdempotencyKey key, Fingerprint fingerprint) {
    /** What the key belongs to: another organisation or operation may use the same one. */
    String scope() {
        return organisationId + " " + operation + " " + key.text();
    }
}
