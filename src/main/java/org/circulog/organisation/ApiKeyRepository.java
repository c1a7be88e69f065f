package org.circulog.organisation;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

@Singleton
class ApiKeyRepository implements PanacheRepositoryBase<ApiKey, String> {

    Optional<ApiKey> findWithOrganisation(String id) {
        return find("from ApiKey key join fetch key.organisation where key.id = :id", Map.of("id", id))
                .firstResultOptional();
    }

    Optional<ApiKey> findOfOrganisation(UUID organisationId, String id) {
        return find("id = :id and organisation.id = :organisation", Map.of("id", id, "organisation", organisationId))
                .firstResultOptional();
    }

    List<ApiKey> listOfOrganisation(UUID organisationId) {
        return list("organisation.id = :organisation order by createdAt, id", Map.of("organisation", organisationId));
    }

    long countLive(UUID organisationId, Instant now) {
        return count(
                "organisation.id = :organisation and revokedAt is null and (expiresAt is null or expiresAt > :now)",
                Map.of("organisation", organisationId, "now", now));
    }
}
