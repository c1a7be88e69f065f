package org.circulog.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartialDateTest {
    @ParameterizedTest
    @CsvSource({
        "1850, 1850-01-01",
        "1969, 1969-01-01",
        "2024-02, 2024-02-01",
        "2024-02-29, 2024-02-29",
        "9999-12-31, 9999-12-31",
    })
    void knowsItsEarliestDayAndItsYear(String text, LocalDate earliest) {
        PartialDate date = new PartialDate(text);

        assertThat(date.earliestDay()).isEqualTo(earliest);
        assertThat(date.year()).isEqualTo(earliest.getYear());
        assertThat(date).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1849", "1849-12", "1849-12-31", "0000"})
    void refusesWhatIsBefore1850(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PartialDate(text))
                .withMessage("is before 1850");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2023-02-29", "2024-02-30", "2024-04-31", "2024-13", "2024-00", "2024-01-00", "2024-01-32"})
    void refusesADateThatDoesNotExist(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PartialDate(text))
                .withMessage("is a date that does not exist");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "24",
                "02024",
                "-2024",
                "2024-3",
                "2024-03-5",
                "20240305",
                "2024-065",
                "2024-W10",
                " 2024",
                "2024 ",
                "2024\n",
                "2024-03-05T10:15:30Z",
                "\u0662\u0660\u0662\u0664",
                "2024-0\uFF13",
            })
    void refusesEveryOtherForm(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PartialDate(text))
                .withMessageStartingWith("must be a year, a month or a day");
    }
}
