package org.circulog.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.circulog.organisation.Caller;
import org.circulog.time.Occurrence;
import org.circulog.web.Audited;

/**
 * An event as it is shown: in full to the organisation that recorded it, reduced to its outcome to most others.
 *
 * @param deviceId the device that it is about; null where that is a lot
 * @param lotId the lot that it is about; null where that is a device
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EventView(
        @NotNull UUID id,
        @NotNull EventType type,
        UUID deviceId,
        UUID lotId,
        @NotNull Occurrence occurredAt,
        @NotNull Instant recordedAt,
        UUID recordedBy,
        @NotNull Long sequence,
        @NotNull String country,
        Sale sale,
        Repair repair,
        Reuse reuse,
        Recycling recycling,
        MaterialRecovery materialRecovery,
        Withdrawal withdrawal,
        String note,
        List<Evidence> evidence,
        List<Warning> warnings,
        UUID replaces,
        VoidView voidedBy)
        implements Audited {

    /** As it was first answered, before it could be void. */
    public static EventView full(Event event) {
        return of(event, Subject.of(event), event.body(), event.organisationId(), event.warnings(), null);
    }

    /** As it is known now, to those who may see all of it. */
    public static EventView full(EventRecord event) {
        Event recorded = event.event();
        return of(
                recorded,
                Subject.of(recorded),
                recorded.body(),
                recorded.organisationId(),
                recorded.warnings(),
                VoidView.full(event.voided()));
    }

    /** As the caller may see it. */
    public static EventView of(EventRecord event, Caller caller) {
        return event.isOpenTo(caller) ? full(event) : reduced(event, Subject.of(event.event()));
    }

    /** As the caller may see it in the life of a device; to most, a lot does not exist. */
    static EventView of(EventRecord event, Caller caller, UUID deviceId) {
        return event.event().lotId() == null || event.isOpenTo(caller)
                ? of(event, caller)
                : reduced(event, new Subject(deviceId, null));
    }

    private static EventView reduced(EventRecord event, Subject subject) {
        return of(event.event(), subject, event.event().body().reduced(), null, null, VoidView.reduced(event.voided()));
    }

    /** What an event is shown to be about: one of the two. */
    private record Subject(UUID deviceId, UUID lotId) {
        static Subject of(Event event) {
            return new Subject(event.recordId(), event.lotId());
        }
    }

    private static EventView of(
            Event event, Subject subject, EventBody body, UUID recordedBy, List<Warning> warnings, VoidView voidedBy) {
        return new EventView(
                event.id(),
                event.type(),
                subject.deviceId(),
                subject.lotId(),
                event.occurredAt(),
                event.recordedAt(),
                recordedBy,
                event.sequence(),
                event.country(),
                body.sale(),
                body.repair(),
                body.reuse(),
                body.recycling(),
                body.materialRecovery(),
                body.withdrawal(),
                body.note(),
                body.evidence().isEmpty() ? null : body.evidence(),
                warnings,
                event.replaces(),
                voidedBy);
    }

    @Override
    public Map<String, ?> audited() {
        return lotId == null ? Map.of("eventId", id, "deviceId", deviceId) : Map.of("eventId", id, "lotId", lotId);
    }
}
