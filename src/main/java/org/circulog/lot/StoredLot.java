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
 * @param weighing null if nobody weighed it
 * @param contents what it holds by its lines
 * @param balance null while it is open
 * @param closing null while it is open
 */
public record StoredLot(
        Origin origin,
        UUID holderId,
        Treatment treatment,
        Weighing weighing,
        Contents contents,
        LotBalance balance,
        Closing closing,
        int version) {

    /**
     * What never changes of a lot.
     *
     * @param openedBy the organisation that opened it
     * @param category UNU key; null for a mix
     */
    public record Origin(UUID id, UUID openedBy, String name, String country, String category, Instant openedAt) {}

    /**
     * How far its treatment has come.
     *
     * @param stage COLLECTED, TREATED or RECOVERED
     * @param day null before it
     */
    public record Treatment(Stage stage, LocalDate day) {
        static final Treatment NONE = new Treatment(Stage.COLLECTED, null);
    }

    /** When its manifest was frozen, and the SHA-256 of that in hexadecimal. */
    public record Closing(String manifestHash, Instant closedAt) {}

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
        Origin origin = new Origin(id, holderId, request.name(), country, request.category(), null);
        return new StoredLot(origin, holderId, Treatment.NONE, null, Contents.NONE, null, null, 0);
    }

    public UUID id() {
        return origin.id();
    }

    public UUID openedBy() {
        return origin.openedBy();
    }

    public String name() {
        return origin.name();
    }

    public String country() {
        return origin.country();
    }

    public String category() {
        return origin.category();
    }

    public Instant openedAt() {
        return origin.openedAt();
    }

    public LotState state() {
        return closing == null ? LotState.OPEN : LotState.CLOSED;
    }

    public Stage stage() {
        return treatment.stage();
    }

    /** Null before its treatment. */
    public LocalDate treatedDay() {
        return treatment.day();
    }

    /** Null while it is open. */
    public String manifestHash() {
        return closing == null ? null : closing.manifestHash();
    }

    /** Null while it is open. */
    public Instant closedAt() {
        return closing == null ? null : closing.closedAt();
    }

    /** @throws ProblemException {@code state-conflict} if the lot is closed */
    void requireOpen() {
        if (!isOpen()) {
            throw new ProblemException(ProblemType.STATE_CONFLICT, "The lot is closed.");
        }
    }

    public boolean isOpen() {
        return closing == null;
    }

    /** Whether its mass has entered a recycling operation, here or before it was split off. */
    public boolean isTreated() {
        return stage() != Stage.COLLECTED;
    }

    /** Whether something came out of it, so that it has mass but no pieces and devices any more. */
    public boolean isTakenApart() {
        return balance != null && balance.outputMg() > 0;
    }

    public StoredLot with(Weighing next) {
        return new StoredLot(origin, holderId, treatment, next, contents, balance, closing, version);
    }

    public StoredLot with(Contents next) {
        return new StoredLot(origin, holderId, treatment, weighing, next, balance, closing, version);
    }

    public StoredLot with(LotBalance next) {
        return new StoredLot(origin, holderId, treatment, weighing, contents, next, closing, version);
    }

    /** How far its treatment has come. */
    public StoredLot with(Stage stage, LocalDate treated) {
        Treatment next = new Treatment(stage, treated);
        return new StoredLot(origin, holderId, next, weighing, contents, balance, closing, version);
    }

    public StoredLot heldBy(UUID organisationId) {
        return new StoredLot(origin, organisationId, treatment, weighing, contents, balance, closing, version);
    }

    public StoredLot closed(LotBalance fixed, String manifest, Instant at) {
        Closing now = new Closing(manifest, at);
        return new StoredLot(origin, holderId, treatment, weighing, contents, fixed, now, version);
    }
}
