package org.circulog.organisation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** The organisations that tokens named lately; a suspension takes effect as with the keys of the {@link KeyRing}. */
@Singleton
class OrganisationRing {
    private static final Duration MAX_AGE = Duration.ofSeconds(30);
    private static final int MAX_ORGANISATIONS = 10_000;

    private final Callers callers;
    private final Cache<UUID, Optional<Caller>> known = Caffeine.newBuilder()
            .expireAfterWrite(MAX_AGE)
            .maximumSize(MAX_ORGANISATIONS)
            .build();

    OrganisationRing(Callers callers) {
        this.callers = callers;
    }

    /** The organisation in all its roles; empty if it is suspended or does not exist. */
    Optional<Caller> find(UUID organisationId) {
        return known.get(organisationId, callers::find);
    }

    void forget(@Observes(during = TransactionPhase.AFTER_SUCCESS) AccessChanged change) {
        known.invalidate(change.organisationId());
    }
}
