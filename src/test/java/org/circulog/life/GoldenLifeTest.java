package org.circulog.life;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvFileSource;

class GoldenLifeTest {
    private static final LocalDate UNTIL = LocalDate.parse("2026-01-01");
    private static final int FIRST_EXPECTED_COLUMN = 3;

    @ParameterizedTest
    @CsvFileSource(resources = "/life/golden-lives.csv", delimiter = '|')
    void addsUpToTheExpectedLife(ArgumentsAccessor row) {
        LocalDate observedSince = LocalDate.parse(row.getString(1));
        List<Fact> facts = Facts.of(row.getString(2).split(", "));

        LifeCourse course = LifeCourse.along(Timeline.of(facts).until(UNTIL));

        assertThat(columns(course, observedSince)).isEqualTo(row.toList().subList(FIRST_EXPECTED_COLUMN, row.size()));
    }

    private static List<String> columns(LifeCourse course, LocalDate observedSince) {
        Life life = course.life();
        List<Object> columns = new ArrayList<>();
        columns.add(life.birthDay());
        columns.add(entryAge(life, observedSince));
        columns.add(life.exitDay() == null ? UNTIL : life.exitDay());
        columns.add(life.exitKindOrStanding());
        columns.add(life.daysAt(UNTIL).first());
        columns.add(interventions(course));
        columns.add(life.daysAt(UNTIL).added());
        columns.add(life.fixes() + life.reuses());
        return columns.stream().map(value -> Objects.toString(value, null)).toList();
    }

    private static Long entryAge(Life life, LocalDate observedSince) {
        return life.birthDay() == null ? null : ChronoUnit.DAYS.between(life.birthDay(), life.entryDay(observedSince));
    }

    private static String interventions(LifeCourse course) {
        return course.interventions().isEmpty()
                ? null
                : course.interventions().stream()
                        .map(each -> "%s %s %s %d"
                                .formatted(
                                        each.kind(),
                                        each.from(),
                                        each.isOpen() ? UNTIL : each.to(),
                                        each.addedUseDays(UNTIL)))
                        .collect(Collectors.joining(", "));
    }
}
