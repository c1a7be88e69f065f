package org.circulog.event;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** A new event that fits into the life of its device and is about to be written. */
public record AcceptedEvent(NewEvent request, UUID deviceId, List<Warning> warnings) {
    public AcceptedEvent {
        warnings = List.copyOf(warnings);
    }

    public AcceptedEvent with(List<Warning> more) {
        return new AcceptedEvent(
                request,
                deviceId,
                Stream.concat(warnings.stream(), more.stream()).toList());
    }

    Event written(long sequence, Instant recordedAt) {
        return new Event(
                request.id(),
                request.caller().organisationId(),
                deviceId,
                request.lotId(),
                sequence,
                request.type(),
                request.occurredAt(),
                recordedAt,
                request.country(),
                request.body(),
                warnings,
                request.replaces(),
                request.contentHash());
    }
}
