package org.circulog.time;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * When something happened, kept as it was given: ISO 8601 with reduced precision ({@code 2019}, {@code 2019-03},
 * {@code 2019-03-05}) or an RFC 3339 instant with offset and at most microseconds.
 *
 * <p>Days are local to where it happened, so a date without an offset is compared by its day. {@code earliestDay} and
 * {@code latestDay} bound it, both inclusive.
 */
public final class Occurrence {
    private static final int FIRST_YEAR = 1970;
    private static final Pattern YEAR = Pattern.compile("\\d{4}");
    private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d{2}");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern INSTANT = Pattern.compile(
            "\\d{4}-\\d{2}-\\d{2}T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,6})?(Z|[+-](0\\d|1[0-3]):[0-5]\\d|[+-]14:00)");

    /** A clock that runs ahead of ours by less than this is not a record from the future. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    /** The calendar day begins first at UTC+14, so a date may be today there and tomorrow at UTC. */
    private static final ZoneOffset EARLIEST_ZONE = ZoneOffset.ofHours(14);

    private final String text;
    private final Precision precision;
    private final LocalDate earliestDay;
    private final LocalDate latestDay;
    private final OffsetDateTime instant;

    private Occurrence(String text, Precision precision, LocalDate earliestDay, LocalDate latestDay) {
        this(text, precision, earliestDay, latestDay, null);
    }

    private Occurrence(
            String text, Precision precision, LocalDate earliestDay, LocalDate latestDay, OffsetDateTime instant) {
        this.text = text;
        this.precision = precision;
        this.earliestDay = earliestDay;
        this.latestDay = latestDay;
        this.instant = instant;
    }

    /** @throws IllegalArgumentException if the text is none of the four forms or names a day that does not exist */
    @JsonCreator
    public static Occurrence parse(String text) {
        Occurrence occurrence = parseAnyYear(text);
        if (occurrence.earliestDay.getYear() < FIRST_YEAR) {
            throw new IllegalArgumentException("is before 1970");
        }
        return occurrence;
    }

    private static Occurrence parseAnyYear(String text) {
        try {
            if (YEAR.matcher(text).matches()) {
                return ofYear(text);
            } else if (MONTH.matcher(text).matches()) {
                YearMonth month = YearMonth.parse(text);
                return new Occurrence(text, Precision.MONTH, month.atDay(1), month.atEndOfMonth());
            } else if (DAY.matcher(text).matches()) {
                LocalDate day = LocalDate.parse(text);
                return new Occurrence(text, Precision.DAY, day, day);
            } else if (INSTANT.matcher(text).matches()) {
                OffsetDateTime instant = OffsetDateTime.parse(text);
                return new Occurrence(text, Precision.INSTANT, instant.toLocalDate(), instant.toLocalDate(), instant);
            }
        } catch (DateTimeException impossible) {
            throw new IllegalArgumentException("is a date that does not exist", impossible);
        }
        throw new IllegalArgumentException(
                "must be a year, a month, a day or an instant with offset, such as 2019, 2019-03, 2019-03-05 or"
                        + " 2019-03-05T10:15:30+01:00");
    }

    private static Occurrence ofYear(String text) {
        Year year = Year.parse(text);
        return new Occurrence(text, Precision.YEAR, year.atDay(1), year.atDay(year.length()));
    }

    @JsonValue
    public String text() {
        return text;
    }

    public Precision precision() {
        return precision;
    }

    public LocalDate earliestDay() {
        return earliestDay;
    }

    public LocalDate latestDay() {
        return latestDay;
    }

    /** The exact time, where it is known. */
    public Optional<OffsetDateTime> instant() {
        return Optional.ofNullable(instant);
    }

    /** The day half-way between the bounds: what figures use for an imprecise date. */
    public LocalDate midDay() {
        return earliestDay.plusDays((latestDay.toEpochDay() - earliestDay.toEpochDay()) / 2);
    }

    /** The earliest instant this can mean anywhere on earth. */
    private Instant earliest() {
        return instant != null
                ? instant.toInstant()
                : earliestDay.atStartOfDay(EARLIEST_ZONE).toInstant();
    }

    /** Whether this can only lie after {@code now}; a day, month or year that contains now does not. */
    public boolean isAfter(Instant now) {
        return earliest().isAfter(now.plus(CLOCK_SKEW));
    }

    /** Whether no reading of the two puts this before or at the same time as {@code other}. */
    public boolean isSurelyAfter(Occurrence other) {
        return instant != null && other.instant != null
                ? instant.isAfter(other.instant)
                : earliestDay.isAfter(other.latestDay);
    }

    /** Whether the two are known to lie at most {@code span} apart; two equal days count as within a day. */
    public boolean isSurelyWithin(Duration span, Occurrence other) {
        if (instant != null && other.instant != null) {
            return Duration.between(instant, other.instant).abs().compareTo(span) <= 0;
        }
        return span.toDays() >= 1
                && precision.compareTo(Precision.DAY) >= 0
                && other.precision.compareTo(Precision.DAY) >= 0
                && earliestDay.equals(other.earliestDay);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Occurrence that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return Objects.hash(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
