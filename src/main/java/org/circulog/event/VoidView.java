package org.circulog.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;

/**
 * That an event is void, and why.
 *
 * @param recordedBy null for those who do not see the event in full
 * @param replacement id of the event in its place, if there is one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record VoidView(@NotNull VoidReason reason, @NotNull Instant recordedAt, UUID recordedBy, UUID replacement) {

    static VoidView full(EventVoid voided) {
        return voided == null ? null : of(voided, voided.recordedBy());
    }

    static VoidView reduced(EventVoid voided) {
        return voided == null ? null : of(voided, null);
    }

    private static VoidView of(EventVoid voided, UUID recordedBy) {
        return new VoidView(voided.reason(), voided.recordedAt(), recordedBy, voided.replacementId());
    }
}
