package org.circulog.life;

import java.util.Objects;
import java.util.UUID;
import org.circulog.time.Occurrence;

/**
 * One event as the rules see it.
 *
 * @param sequence order of recording; decides between equal days
 * @param country where it happened
 * @param job of a repair; nothing is described for anything else
 * @param massMg milligrams that came out (all fates together) or were received; 0 where nobody weighed
 */
public record Fact(
        UUID eventId,
        UUID organisationId,
        long sequence,
        FactKind kind,
        Occurrence when,
        String country,
        long massMg,
        RepairJob job) {
    public Fact {
        Objects.requireNonNull(eventId);
        Objects.requireNonNull(organisationId);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(when);
        Objects.requireNonNull(country);
        Objects.requireNonNull(job);
    }

    /** A fact that is no repair, or a repair of which only the outcome is known. */
    public Fact(
            UUID eventId,
            UUID organisationId,
            long sequence,
            FactKind kind,
            Occurrence when,
            String country,
            long massMg) {
        this(eventId, organisationId, sequence, kind, when, country, massMg, RepairJob.UNDESCRIBED);
    }

    /** What happened to a lot, as a fact in the life of each device in it: the mass is the lot's. */
    public Fact ofMember() {
        return new Fact(eventId, organisationId, sequence, kind, when, country, 0);
    }
}
