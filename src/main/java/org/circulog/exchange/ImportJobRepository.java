package org.circulog.exchange;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@Singleton
class ImportJobRepository implements PanacheRepositoryBase<ImportJob, UUID> {

    /**
     * The latest imports first.
     *
     * @param organisationId null for those of all organisations
     * @param before null for the latest
     */
    List<ImportJob> listBefore(UUID organisationId, UUID before, int rows) {
        return getEntityManager()
                .createQuery("""
                        from ImportJob
                        where (:organisation is null or organisationId = :organisation) and (:before is null or id < :before)
                        order by id desc""", ImportJob.class)
                .setParameter("organisation", organisationId)
                .setParameter("before", before)
                .setMaxResults(rows)
                .getResultList();
    }

    /** Holds the import until the transaction ends, so that its progress does not overtake the change. */
    Optional<ImportJob> findLocked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    void addChunk(UUID importId, int ordinal, byte[] bytes) {
        getEntityManager()
                .createNativeQuery(
                        "INSERT INTO import_chunk (import_id, ordinal, bytes) VALUES (:import, :ordinal, :bytes)")
                .setParameter("import", importId)
                .setParameter("ordinal", ordinal)
                .setParameter("bytes", bytes)
                .executeUpdate();
    }

    void removeChunks(UUID importId) {
        getEntityManager()
                .createNativeQuery("DELETE FROM import_chunk WHERE import_id = :import")
                .setParameter("import", importId)
                .executeUpdate();
    }
}
