package org.circulog.time;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.regex.Pattern;

/** A date known to the year, the month or the day; unlike an {@link Occurrence} it may lie before 1970. */
public record PartialDate(@JsonValue String text) {
    private static final int FIRST_YEAR = 1850;
    private static final Pattern FORM = Pattern.compile("\\d{4}(-\\d{2}(-\\d{2})?)?");

    /** @throws IllegalArgumentException if the text is not such a date, does not exist or lies before 1850 */
    @JsonCreator
    public PartialDate {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("must be a year, a month or a day, such as 2019, 2019-03 or 2019-03-05");
        }
        try {
            if (earliestDayOf(text).getYear() < FIRST_YEAR) {
                throw new IllegalArgumentException("is before " + FIRST_YEAR);
            }
        } catch (DateTimeException impossible) {
            throw new IllegalArgumentException("is a date that does not exist", impossible);
        }
    }

    public LocalDate earliestDay() {
        return earliestDayOf(text);
    }

    public int year() {
        return earliestDay().getYear();
    }

    private static LocalDate earliestDayOf(String text) {
        return switch (text.length()) {
            case 4 -> Year.parse(text).atDay(1);
            case 7 -> YearMonth.parse(text).atDay(1);
            default -> LocalDate.parse(text);
        };
    }

    @Override
    public String toString() {
        return text;
    }
}
