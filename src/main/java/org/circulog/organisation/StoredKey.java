package org.circulog.organisation;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What authentication needs to know of a key.
 *
 * @param caller who it stands for; null only where it admits nobody
 * @param expiresAt from then on it admits nobody
 */
record StoredKey(SecretHash hash, Caller caller, Instant expiresAt) {
    /** A key that does not exist, was revoked, or whose organisation is suspended. */
    static final StoredKey REFUSED = new StoredKey(SecretHash.OF_NOBODY, null, Instant.MIN);

    static StoredKey of(ApiKey key) {
        Organisation organisation = key.organisation();
        Caller caller = new Caller(organisation.id(), organisation.country(), key.effectiveRoles());
        return new StoredKey(
                key.secretHash(), caller, Optional.ofNullable(key.expiresAt()).orElse(Instant.MAX));
    }

    Optional<Caller> admit(SecretHash presented, Instant now) {
        // Both are always evaluated, so that the time taken tells nothing.
        boolean admitted = hash.equals(presented) & now.isBefore(expiresAt);
        return admitted ? Optional.of(caller) : Optional.empty();
    }

    /** Whether a change of the organisation may change this; a refused key may be one of a suspended organisation. */
    boolean mayDependOn(UUID organisationId) {
        return caller == null || caller.organisationId().equals(organisationId);
    }
}
