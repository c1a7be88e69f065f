package org.circulog.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OccurrenceTest {
    @ParameterizedTest
    @CsvSource({
        "1970, YEAR, 1970-01-01, 1970-12-31, 1970-07-02",
        "2020, YEAR, 2020-01-01, 2020-12-31, 2020-07-01",
        "2023-02, MONTH, 2023-02-01, 2023-02-28, 2023-02-14",
        "2024-02, MONTH, 2024-02-01, 2024-02-29, 2024-02-15",
        "2024-12, MONTH, 2024-12-01, 2024-12-31, 2024-12-16",
        "2024-02-29, DAY, 2024-02-29, 2024-02-29, 2024-02-29",
        "9999-12-31, DAY, 9999-12-31, 9999-12-31, 9999-12-31",
        "2024-03-05T23:59:59Z, INSTANT, 2024-03-05, 2024-03-05, 2024-03-05",
        "2024-03-05T00:30:00+14:00, INSTANT, 2024-03-05, 2024-03-05, 2024-03-05",
        "2024-03-05T23:30:00-12:00, INSTANT, 2024-03-05, 2024-03-05, 2024-03-05",
    })
    void knowsItsPrecisionAndItsDays(
            String text, Precision precision, LocalDate earliest, LocalDate latest, LocalDate mid) {
        Occurrence occurrence = Occurrence.parse(text);

        assertThat(occurrence.text()).isEqualTo(text).isEqualTo(occurrence.toString());
        assertThat(occurrence.precision()).isEqualTo(precision);
        assertThat(occurrence.earliestDay()).isEqualTo(earliest);
        assertThat(occurrence.latestDay()).isEqualTo(latest);
        assertThat(occurrence.midDay()).isEqualTo(mid);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-03-05T00:00:00Z, 2024-03-05T00:00:00Z",
        "2024-03-05T23:59:59.1Z, 2024-03-05T23:59:59.1Z",
        "2024-03-05T23:59:59.123456Z, 2024-03-05T23:59:59.123456Z",
        "2024-03-05T10:15:30+00:00, 2024-03-05T10:15:30Z",
        "2024-03-05T10:15:30+05:45, 2024-03-05T04:30:30Z",
        "2024-03-05T10:15:30-12:00, 2024-03-05T22:15:30Z",
        "2024-03-05T10:15:30+14:00, 2024-03-04T20:15:30Z",
    })
    void readsAnInstantWithItsOffset(String text, Instant instant) {
        assertThat(Occurrence.parse(text).instant())
                .get()
                .extracting(OffsetDateTime::toInstant)
                .isEqualTo(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2023-02-29",
                "2024-02-30",
                "2024-04-31",
                "2024-13",
                "2024-00",
                "2024-01-00",
                "2024-01-32",
                "2023-02-29T10:00:00Z",
                "1900-02-29"
            })
    void refusesADateThatDoesNotExist(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Occurrence.parse(text))
                .withMessage("is a date that does not exist");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1969", "1969-12", "1969-12-31", "1969-12-31T23:59:59Z", "1969-12-31T23:59:59-12:00", "0000"})
    void refusesWhatIsBefore1970(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Occurrence.parse(text))
                .withMessage("is before 1970");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "24",
                "02024",
                "+2024",
                "-2024",
                "2024-3",
                "2024-3-5",
                "2024-03-5",
                "20240305",
                "2024/03/05",
                "2024-W10",
                "2024-W10-2",
                "2024-065",
                "05.03.2024",
                " 2024",
                "2024 ",
                "2024\n",
                "2024-03-05\t",
                "2024-03-05T10:15:30Z\n",
                "2024-03-05T10:15",
                "2024-03-05T10:15Z",
                "2024-03-05T10:15:30",
                "2024-03-05 10:15:30Z",
                "2024-03-05t10:15:30Z",
                "2024-03-05T10:15:30z",
                "2024-03-05T24:00:00Z",
                "2024-03-05T23:60:00Z",
                "2016-12-31T23:59:60Z",
                "2024-03-05T10:15:30.Z",
                "2024-03-05T10:15:30,5Z",
                "2024-03-05T10:15:30.1234567Z",
                "2024-03-05T10:15:30.123456789Z",
                "2024-03-05T10:15:30+15:00",
                "2024-03-05T10:15:30-15:00",
                "2024-03-05T10:15:30+02:60",
                "2024-03-05T10:15:30+02",
                "2024-03-05T10:15:30+0200",
                "2024-03-05T10:15:30+2:00",
                "2024-03-05T10:15:30+02:00:00",
                "2024-03-05T10:15:30Z[UTC]",
                "2024-03-05T10:15:30+02:00[Europe/Rome]",
                "2024-03-05T10:15:30\u221202:00",
                "\u0662\u0660\u0662\u0664",
                "\uFF12\uFF10\uFF12\uFF14-03",
                "2024-03-0\u0665",
                "2024-03-05T10:15:3\u0660Z",
                "today",
            })
    void refusesEveryOtherForm(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Occurrence.parse(text))
                .withMessageStartingWith("must be a year, a month, a day or an instant with offset");
    }

    @ParameterizedTest
    @CsvSource({
        "2026, 2026-11-24T06:00:00Z, false",
        "2026-11, 2026-11-24T06:00:00Z, false",
        "2026-11-24, 2026-11-24T06:00:00Z, false",
        "2026-11-25, 2026-11-24T06:00:00Z, true",
        "2026-12, 2026-11-24T06:00:00Z, true",
        "2027, 2026-11-24T06:00:00Z, true",
        // The day begins at 10:00 UTC of the day before, at UTC+14.
        "2026-11-25, 2026-11-24T09:54:59Z, true",
        "2026-11-25, 2026-11-24T09:55:00Z, false",
        "2027, 2026-12-31T09:54:59Z, true",
        "2027, 2026-12-31T09:55:00Z, false",
        "2026-11-24T06:05:00Z, 2026-11-24T06:00:00Z, false",
        "2026-11-24T06:05:00.000001Z, 2026-11-24T06:00:00Z, true",
        "2026-11-24T20:05:00+14:00, 2026-11-24T06:00:00Z, false",
        "2026-11-24T20:05:01+14:00, 2026-11-24T06:00:00Z, true",
    })
    void isAfterNowOnlyIfItHasBegunNowhere(String text, Instant now, boolean after) {
        assertThat(Occurrence.parse(text).isAfter(now)).isEqualTo(after);
    }

    @ParameterizedTest
    @CsvSource({
        "2025, 2024, true",
        "2024, 2024, false",
        "2024-12, 2024, false",
        "2024-04, 2024-03-31, true",
        "2024-03-10, 2024-03-09, true",
        "2024-03-10, 2024-03-10, false",
        "2024-03-10T23:59:59Z, 2024-03-10, false",
        "2024-03-11T00:00:00Z, 2024-03-10, true",
        "2024-03-10, 2024-03-10T00:00:00Z, false",
        "2024-03-10T10:00:00Z, 2024-03-10T10:00:00Z, false",
        "2024-03-10T10:00:00.000001Z, 2024-03-10T10:00:00Z, true",
        "2024-03-10T12:00:00+02:00, 2024-03-10T10:00:00Z, false",
        "2024-05-02T00:30:00+02:00, 2024-05-01T23:00:00Z, false",
        "2024-05-01T23:00:00Z, 2024-05-02T00:30:00+02:00, true",
    })
    void isSurelyAfterOnlyIfNoReadingSaysOtherwise(String one, String other, boolean after) {
        assertThat(Occurrence.parse(one).isSurelyAfter(Occurrence.parse(other))).isEqualTo(after);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-03-10T10:00:00Z, 2024-03-11T10:00:00Z, true",
        "2024-03-10T10:00:00Z, 2024-03-11T10:00:00.000001Z, false",
        "2024-03-10T10:00:00Z, 2024-03-11T12:00:00+02:00, true",
        "2024-03-10T10:00:00-12:00, 2024-03-10T10:00:00+14:00, false",
        "2024-03-10, 2024-03-10, true",
        "2024-03-10, 2024-03-11, false",
        "2024-03-10, 2024-03-10T23:59:59Z, true",
        "2024-03-10, 2024-03-11T00:00:00Z, false",
        "2024-03, 2024-03, false",
        "2024-03, 2024-03-01, false",
        "2024, 2024, false",
    })
    void isSurelyWithinADayOnlyIfBothAreKnownToTheDay(String one, String other, boolean within) {
        Occurrence first = Occurrence.parse(one);
        Occurrence second = Occurrence.parse(other);

        assertThat(first.isSurelyWithin(Duration.ofHours(24), second)).isEqualTo(within);
        assertThat(second.isSurelyWithin(Duration.ofHours(24), first)).isEqualTo(within);
    }

    @Test
    void doesNotTakeOneDayForWithinLessThanADay() {
        Occurrence day = Occurrence.parse("2024-03-10");

        assertThat(day.isSurelyWithin(Duration.ofHours(23), day)).isFalse();
    }

    @Test
    void isEqualToWhatIsWrittenTheSame() {
        assertThat(Occurrence.parse("2024-03-10"))
                .isEqualTo(Occurrence.parse("2024-03-10"))
                .hasSameHashCodeAs(Occurrence.parse("2024-03-10"))
                .isNotEqualTo(Occurrence.parse("2024-03"));
        assertThat(Occurrence.parse("2024-03-10T10:00:00Z"))
                .isNotEqualTo(Occurrence.parse("2024-03-10T10:00:00+00:00"));
    }
}
