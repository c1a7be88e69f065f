package org.circulog.organisation;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What a caller proved itself with; it has a quota of its own, and the audit log names it.
 *
 * @param id of the key, or subject of the token; never what is secret of either
 */
public record Credential(UUID organisationId, Kind kind, String id) {
    static final String ATTRIBUTE = "credential";
    private static final String CLAIMED_KEY = "claimed key";

    /** Where it comes from. */
    public enum Kind {
        KEY,
        TOKEN
    }

    /** Empty for a request without a caller. */
    static Optional<Credential> of(SecurityIdentity identity) {
        return Optional.ofNullable(identity.getAttribute(ATTRIBUTE));
    }

    /** Empty for a request without a caller, also for one whose credential was refused. */
    public static Optional<Credential> of(RoutingContext context) {
        return Optional.ofNullable(context.get(ATTRIBUTE));
    }

    /** The id of the key that a request claims to come with, proved or not. */
    public static Optional<String> findClaimedKey(RoutingContext context) {
        return Optional.ofNullable(context.get(CLAIMED_KEY));
    }

    static void claim(BearerKey key, RoutingContext context) {
        context.put(CLAIMED_KEY, key.id());
    }

    /** The caller as the framework knows it. */
    SecurityIdentity identityOf(Caller caller) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(caller)
                .addAttribute(ATTRIBUTE, this)
                .addRoles(caller.roles().stream().map(Role::name).collect(Collectors.toSet()))
                .build();
    }

    void holdFor(RoutingContext context) {
        context.put(ATTRIBUTE, this);
    }
}
