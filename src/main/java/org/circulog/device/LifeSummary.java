package org.circulog.device;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.circulog.life.ExitKind;
import org.circulog.life.Life;
import org.circulog.life.Stage;
import org.circulog.life.UseDays;

/** A life in numbers as of the end of a day; all days are whole calendar days. */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record LifeSummary(
        BirthView birth,
        @NotNull LocalDate entryDay,
        @NotNull LocalDate exitDay,
        @NotNull ExitKind exitKind,
        Integer firstUseDays,
        @NotNull Integer addedUseDays,
        @NotNull Integer downtimeDays,
        @NotNull Integer attempts,
        @NotNull Integer fixes,
        @NotNull Integer reuses,
        @NotNull Stage stage,
        @NotNull LocalDate until) {

    public static LifeSummary of(Life life, LocalDate entryDay, LocalDate until) {
        UseDays days = life.daysAt(until);
        return new LifeSummary(
                BirthView.of(life.birth()),
                entryDay,
                life.exitDay() == null ? until : life.exitDay(),
                life.exitKindOrStanding(),
                days.first(),
                days.added(),
                days.downtime(),
                life.attempts(),
                life.fixes(),
                life.reuses(),
                life.stage(),
                until);
    }
}
