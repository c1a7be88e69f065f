package org.circulog.organisation;

import java.security.Principal;
import java.util.Set;
import java.util.UUID;

/**
 * The organisation behind a request, with the roles that its key may use.
 *
 * @param country ISO 3166-1 alpha-2
 */
public record Caller(UUID organisationId, String country, Set<Role> roles) implements Principal {
    public Caller {
        roles = Set.copyOf(roles);
    }

    public boolean has(Role role) {
        return roles.contains(role);
    }

    @Override
    public String getName() {
        return organisationId.toString();
    }
}
