package org.circulog.lot;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.circulog.life.Stage;
import org.circulog.web.ProblemException;
import org.circulog.web.ProblemType;

/**
 * A lot as it is on record.
 *
 * @param holderId the organisation that has it now
 * @param openedBy the organisation that opened it
 * @param category UNU key; null for a mix
 * @param stage COLLECTED, TREATED or RECOVERED
 * @param weighing null if nobody weighed it
 * @param contents what it holds by its lines
 * @param balance null while it is open
 * @param treatedDay null before its treatment
 * @param manifestHash SHA-256 of the frozen manifest in hexadecimal; null while it is open
 * @param closedAt null while it is open
 */
public record StoredLot(
        UUID id,
        UUID holderId,
        UUID openedBy,
        String name,
        String country,
        String category,
        LotState state,
        Stage stage,
        Weighing weighing,
        Contents contents,
        LotBalance balance,
        LocalDate treatedDay,
        String manifestHash,
        Instant openedAt,
        Instant closedAt,
        int version) {

    /**
     * What the scale showed, in milligrams.
     *
     * @param grossMg with the container; null if it is not known
     * @param tareMg the container alone; null if it is not known
     */
    public record Weighing(Long grossMg, Long tareMg, long netMg) {}

    /**
     * Sums over a lot's devices and lines.
     *
     * @param pieces devices, and pieces of lines as far as they were counted
     * @param directMg mass that came from no other lot
     * @param receivedMg mass that came from other lots
     * @param defaultMg the part of both that is only the average mass of categories
     */
    public record Contents(int devices, long pieces, long directMg, long receivedMg, long defaultMg) {
        public static final Contents NONE = new Contents(0, 0, 0, 0, 0);

        /** A million tonnes. */
        private static final long LIMIT_MG = 1_000_000_000_000_000L;

        /** Something loose that came from no other lot; pieces may be null. */
        static Contents ofLine(Long pieces, long massMg) {
            return new Contents(0, pieces == null ? 0 : pieces, massMg, 0, 0);
        }

        /** Whether it is more than one lot can hold. */
        public boolean isTooHeavy() {
            return listedMg() >= LIMIT_MG;
        }

        public boolean isEmpty() {
            return listedMg() == 0;
        }

        public Contents minus(Contents less) {
            return new Contents(
                    devices - less.devices,
                    pieces - less.pieces,
                    directMg - less.directMg,
                    receivedMg - less.receivedMg,
                    defaultMg - less.defaultMg);
        }

        public long listedMg() {
            return directMg + receivedMg;
        }

        public Contents plus(Contents more) {
            return new Contents(
                    devices + more.devices,
                    pieces + more.pieces,
                    directMg + more.directMg,
                    receivedMg + more.receivedMg,
                    defaultMg + more.defaultMg);
        }
    }

    /** One that is not on record yet, empty and open. */
    static StoredLot opened(UUID id, UUID holderId, OpenLot request, String country) {
        return new StoredLot(
                id,
                holderId,
                holderId,
                request.name(),
                country,
                request.category(),
                LotState.OPEN,
                Stage.COLLECTED,
                null,
                Contents.NONE,
                null,
                null,
                null,
                null,
                null,
                0);
    }

    /** @throws ProblemException {@code state-conflict} if the lot is closed */
    void requireOpen() {
        if (!isOpen()) {
            throw new ProblemException(ProblemType.STATE_CONFLICT, "The lot is closed.");
        }
    }

    public boolean isOpen() {
        return state == LotState.OPEN;
    }

    /** Whether its mass has entered a recycling operation, here or before it was split off. */
    public boolean isTreated() {
        return stage != Stage.COLLECTED;
    }

    /** Whether something came out of it, so that it has mass but no pieces and devices any more. */
    public boolean isTakenApart() {
        return balance != null && balance.outputMg() > 0;
    }

    public StoredLot with(Weighing next) {
        return new StoredLot(
                id,
                holderId,
                openedBy,
                name,
                country,
                category,
                state,
                stage,
                next,
                contents,
                balance,
                treatedDay,
                manifestHash,
                openedAt,
                closedAt,
                version);
    }

    public StoredLot with(Contents next) {
        return new StoredLot(
                id,
                holderId,
                openedBy,
                name,
                country,
                category,
                state,
                stage,
                weighing,
                next,
                balance,
                treatedDay,
                manifestHash,
                openedAt,
                closedAt,
                version);
    }

    public StoredLot with(LotBalance next) {
        return new StoredLot(
                id,
                holderId,
                openedBy,
                name,
                country,
                category,
                state,
                stage,
                weighing,
                contents,
                next,
                treatedDay,
                manifestHash,
                openedAt,
                closedAt,
                version);
    }

    /** How far its treatment has come. */
    public StoredLot with(Stage next, LocalDate treated) {
        return new StoredLot(
                id,
                holderId,
                openedBy,
                name,
                country,
                category,
                state,
                next,
                weighing,
                contents,
                balance,
                treated,
                manifestHash,
                openedAt,
                closedAt,
                version);
    }

    public StoredLot heldBy(UUID organisationId) {
        return new StoredLot(
                id,
                organisationId,
                openedBy,
                name,
                country,
                category,
                state,
                stage,
                weighing,
                contents,
                balance,
                treatedDay,
                manifestHash,
                openedAt,
                closedAt,
                version);
    }

    public StoredLot withManifest(String hash) {
        return new StoredLot(
                id,
                holderId,
                openedBy,
                name,
                country,
                category,
                state,
                stage,
                weighing,
                contents,
                balance,
                treatedDay,
                hash,
                openedAt,
                closedAt,
                version);
    }

    public StoredLot closed(LotBalance fixed, String manifest, Instant at) {
        return new StoredLot(
                id,
                holderId,
                openedBy,
                name,
                country,
                category,
                LotState.CLOSED,
                stage,
                weighing,
                contents,
                fixed,
                treatedDay,
                manifest,
                openedAt,
                at,
                version);
    }
}
