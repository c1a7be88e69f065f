package org.circulog.recovery;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * Something that is still to be done or recorded.
 *
 * @param days since then, up to the day of the answer
 */
public record OpenStep(
        @NotNull Code code,
        @NotNull LocalDate since,
        @NotNull Integer days,
        @NotNull String message) {

    /** What is open. */
    public enum Code {
        NOT_CLOSED("opened %d days ago, not closed"),
        NOT_TREATED("collected %d days ago, not treated"),
        NO_OUTPUTS("treated %d days ago, nothing recovered is recorded"),
        MASS_BALANCE_OPEN("treated %d days ago, less than 95 % of the input is accounted for"),
        OFFERED("offered %d days ago to another organisation, not answered");

        private final String message;

        Code(String message) {
            this.message = message;
        }
    }

    static OpenStep of(Code code, LocalDate since, LocalDate day) {
        return of(code, since, day, code.message);
    }

    /** Of a treatment from which more came out than scales can account for. */
    static OpenStep aboveInput(LocalDate since, LocalDate day) {
        return of(Code.MASS_BALANCE_OPEN, since, day, "treated %d days ago, more than 105 % of the input came out");
    }

    private static OpenStep of(Code code, LocalDate since, LocalDate day, String message) {
        int days = (int) Math.max(0, ChronoUnit.DAYS.between(since, day));
        return new OpenStep(code, since, days, message.replace("%d", Integer.toString(days)));
    }
}
