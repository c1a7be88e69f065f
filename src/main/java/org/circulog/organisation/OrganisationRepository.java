package org.circulog.organisation;

import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

@Singleton
class OrganisationRepository implements PanacheRepositoryBase<Organisation, UUID> {

    List<Organisation> listAfter(UUID after, int rows) {
        PanacheQuery<Organisation> query =
                after == null ? findAll(Sort.by("id")) : find("id > :after", Sort.by("id"), Map.of("after", after));
        return query.page(0, rows).list();
    }

    /** Holds the organisation until the transaction ends: changes of it and of its keys go one after the other. */
    Optional<Organisation> findLocked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Gives a locked organisation a new version, because its keys are part of what its version stands for. */
    void countUp(Organisation organisation) {
        getEntityManager().lock(organisation, LockModeType.PESSIMISTIC_FORCE_INCREMENT);
    }

    /** Holds the right to set the database up until the transaction ends. */
    void lockSetUp() {
        getEntityManager()
                .createNativeQuery("SELECT 1 FROM pg_advisory_xact_lock(hashtext('circulog first start'))")
                .getSingleResult();
    }
}
