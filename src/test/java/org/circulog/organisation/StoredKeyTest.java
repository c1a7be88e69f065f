package org.circulog.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StoredKeyTest {
    private static final Instant EXPIRY = Instant.parse("2026-11-24T06:00:00Z");
    private static final SecretHash HASH = new SecretHash(new byte[] {1, 2, 3});
    private static final Caller CALLER = new Caller(UUID.randomUUID(), "GH", Set.of(Role.SELLER));

    private final StoredKey key = new StoredKey(HASH, CALLER, EXPIRY);

    @Test
    void admitsItsHolderUntilItExpires() {
        assertThat(key.admit(HASH, EXPIRY.minusNanos(1))).contains(CALLER);
        assertThat(key.admit(HASH, EXPIRY)).isEmpty();
    }

    @Test
    void admitsNobodyWithAnotherSecret() {
        assertThat(key.admit(new SecretHash(new byte[] {1, 2, 4}), Instant.EPOCH))
                .isEmpty();
    }

    @Test
    void admitsNobodyWhereItIsRefused() {
        assertThat(StoredKey.REFUSED.admit(SecretHash.OF_NOBODY, Instant.EPOCH)).isEmpty();
    }
}
