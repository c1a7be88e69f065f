package org.circulog.organisation;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;

/** A key without its secret. */
public record KeyView(
        @NotNull String id,
        @NotNull List<Role> roles,
        @NotNull Instant createdAt,
        Instant expiresAt,
        Instant revokedAt) {

    public KeyView {
        roles = roles.stream().sorted().toList();
    }

    static KeyView of(ApiKey key) {
        return new KeyView(key.id(), List.copyOf(key.roles()), key.createdAt(), key.expiresAt(), key.revokedAt());
    }
}
