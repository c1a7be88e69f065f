package org.circulog.organisation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.circulog.CirculogConfig;

/**
 * The keys seen lately, and the ids lately sent that are none, so that a request costs no query. What is revoked or suspended through this instance is refused
 * at once, through another one within 30 seconds.
 */
@Singleton
class KeyRing {
    private static final Duration MAX_AGE = Duration.ofSeconds(30);
    private static final int MAX_KEYS = 10_000;

    private final ApiKeyRepository keys;
    private final boolean demo;
    private final Cache<String, StoredKey> known;

    @Inject
    KeyRing(ApiKeyRepository keys, CirculogConfig config) {
        this(keys, config, Ticker.systemTicker());
    }

    KeyRing(ApiKeyRepository keys, CirculogConfig config, Ticker ticker) {
        this.keys = keys;
        this.demo = config.demo();
        this.known = Caffeine.newBuilder()
                .ticker(ticker)
                .expireAfterWrite(MAX_AGE)
                .maximumSize(MAX_KEYS)
                .build();
    }

    /** Never waits for the database. */
    Optional<StoredKey> findKnown(BearerKey key) {
        return Optional.ofNullable(known.getIfPresent(key.id()));
    }

    /** Asks the database for a key that is not known. */
    StoredKey get(BearerKey key) {
        return known.get(key.id(), id -> key.isDemo() && !demo ? StoredKey.REFUSED : load(id));
    }

    private StoredKey load(String id) {
        return QuarkusTransaction.requiringNew()
                .call(() -> keys.findWithOrganisation(id)
                        .filter(ApiKey::isUsable)
                        .map(StoredKey::of)
                        .orElse(StoredKey.REFUSED));
    }

    void forget(@Observes(during = TransactionPhase.AFTER_SUCCESS) AccessChanged change) {
        known.asMap().values().removeIf(key -> key.mayDependOn(change.organisationId()));
    }
}
