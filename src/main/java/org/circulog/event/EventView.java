package org.circulog.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.circulog.organisation.Caller;
import org.circulog.organisation.Role;
import org.circulog.time.Occurrence;
import org.circulog.web.Audited;

/** An event as it is shown: in full to the organisation that recorded it, reduced to its outcome to most others. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EventView(
        @NotNull UUID id,
        @NotNull EventType type,
        @NotNull UUID deviceId,
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
        return of(event, event.body(), event.organisationId(), event.warnings(), null);
    }

    /** As it is known now, to those who may see all of it. */
    public static EventView full(EventRecord event) {
        Event recorded = event.event();
        return of(
                recorded,
                recorded.body(),
                recorded.organisationId(),
                recorded.warnings(),
                VoidView.full(event.voided()));
    }

    /** As the caller may see it. */
    public static EventView of(EventRecord event, Caller caller) {
        boolean inFull = event.event().organisationId().equals(caller.organisationId())
                || caller.has(Role.ANALYST)
                || caller.has(Role.ADMIN);
        return inFull
                ? full(event)
                : of(event.event(), event.event().body().reduced(), null, null, VoidView.reduced(event.voided()));
    }

    private static EventView of(
            Event event, EventBody body, UUID recordedBy, List<Warning> warnings, VoidView voidedBy) {
        return new EventView(
                event.id(),
                event.type(),
                event.deviceId(),
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
        return Map.of("eventId", id, "deviceId", deviceId);
    }
}
