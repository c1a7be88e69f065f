package org.circulog.organisation;

import io.quarkus.security.identity.SecurityIdentity;
import java.util.Optional;
import java.util.UUID;

/**
 * What a caller proved itself with; it has a quota of its own, and the audit log names it.
 *
 * @param id of the key, or subject of the token; never what is secret of either
 */
public record Credential(UUID organisationId, Kind kind, String id) {
    static final String ATTRIBUTE = "credential";

    /** Where it comes from. */
    public enum Kind {
        KEY,
        TOKEN
    }

    /** Empty for a request without a caller. */
    public static Optional<Credential> of(SecurityIdentity identity) {
        return Optional.ofNullable(identity.getAttribute(ATTRIBUTE));
    }
}
