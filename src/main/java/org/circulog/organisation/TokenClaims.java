package org.circulog.organisation;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.circulog.CirculogConfig;
import org.jose4j.jwt.JwtClaims;

/**
 * What a verified token says of its holder.
 *
 * @param organisationId empty if the token names none
 * @param roles those of the token that this service knows
 */
record TokenClaims(String subject, Optional<UUID> organisationId, Set<Role> roles) {

    static TokenClaims of(JwtClaims claims, CirculogConfig.Oidc config) {
        List<Object> organisations = valuesOf(claims, config.organisationClaim());
        return new TokenClaims(
                claims.getClaimValueAsString("sub"),
                organisations.size() == 1 ? readId(organisations.get(0)) : Optional.empty(),
                valuesOf(claims, config.rolesClaim()).stream()
                        .flatMap(name -> Arrays.stream(Role.values())
                                .filter(role -> role.name().equals(name)))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /** A claim within a claim is named with a dot, as in {@code realm_access.roles}. */
    private static List<Object> valuesOf(JwtClaims claims, String path) {
        return claims.flattenClaims().getOrDefault(path, List.of());
    }

    private static Optional<UUID> readId(Object value) {
        try {
            return Optional.of(UUID.fromString(String.valueOf(value)));
        } catch (IllegalArgumentException noUuid) {
            return Optional.empty();
        }
    }
}
