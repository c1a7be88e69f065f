package org.circulog.organisation;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Collection;

/** Draws keys and stores what is needed to recognise them, in the transaction of whoever asks. */
@Singleton
class KeyIssuer {
    private final ApiKeyRepository keys;
    private final Pepper pepper;
    private final SecureRandom random = new SecureRandom();

    KeyIssuer(ApiKeyRepository keys, Pepper pepper) {
        this.keys = keys;
        this.pepper = pepper;
    }

    /** A new key, which never expires if {@code expiresAt} is null. */
    BearerKey issue(Organisation organisation, Collection<Role> roles, Instant expiresAt) {
        BearerKey key = BearerKey.random(random);
        store(key, organisation, roles, expiresAt);
        return key;
    }

    void store(BearerKey key, Organisation organisation, Collection<Role> roles, Instant expiresAt) {
        ApiKey stored = new ApiKey(key.id(), pepper.hash(key), organisation, roles);
        stored.expireAt(expiresAt);
        keys.persist(stored);
    }
}
