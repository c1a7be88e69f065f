package org.circulog.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.circulog.device.BirthView;
import org.circulog.life.ExitKind;
import org.circulog.life.Stage;

/**
 * The life of a device as of a day.
 *
 * @param exitDay day of the end or of the first disappearance; {@code until} for a device that is still in the records
 * @param knownAt moment up to which records count
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record LifeView(
        @NotNull UUID deviceId,
        BirthView birth,
        @NotNull LocalDate entryDay,
        @NotNull LocalDate exitDay,
        @NotNull ExitKind exitKind,
        Integer firstUseDays,
        @NotNull Integer addedUseDays,
        @NotNull Integer downtimeDays,
        @NotNull List<InterventionView> interventions,
        @NotNull Integer attempts,
        @NotNull Integer fixes,
        @NotNull Integer reuses,
        @NotNull Stage stage,
        @NotNull LifetimeReference reference,
        @NotNull LocalDate until,
        @NotNull Instant knownAt) {

    /**
     * The lifetime of comparable devices.
     *
     * @param residualDays mean days that a device of this age still has before it; null where age is unknown or life over
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record LifetimeReference(
            @NotNull String set,
            @NotNull Double meanDays,
            @NotNull Double medianDays,
            Double residualDays) {}
}
