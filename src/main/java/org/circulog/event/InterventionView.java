package org.circulog.event;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.UUID;
import org.circulog.life.Intervention;

/**
 * A repair or reuse that restarted use, with the days of use it added.
 *
 * @param open whether that use goes on, so that the days are a lower bound
 */
public record InterventionView(
        @NotNull UUID eventId,
        @NotNull Intervention.Kind kind,
        @NotNull LocalDate from,
        @NotNull LocalDate to,
        @NotNull Integer addedUseDays,
        @NotNull Boolean open) {

    static InterventionView of(Intervention intervention, LocalDate until) {
        return new InterventionView(
                intervention.eventId(),
                intervention.kind(),
                intervention.from(),
                intervention.isOpen() ? until : intervention.to(),
                intervention.addedUseDays(until),
                intervention.isOpen());
    }
}
