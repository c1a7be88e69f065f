package org.circulog.metrics.cells;

import java.time.LocalDate;
import java.util.List;
import org.circulog.life.Intervention;
import org.circulog.life.Life;
import org.circulog.life.LifeCourse;
import org.circulog.life.Step;
import org.circulog.lifeline.Lifeline;
import org.circulog.time.Precision;

/** A device that is counted: its life as it stands, and where the counts go. */
final class CountedDevice {
    /** Who was registered within a month of its sale was under observation from birth: the books came in later. */
    private static final int BULK_REGISTRATION_DAYS = 30;

    private final Lifeline line;
    private final List<Step> steps;
    private final Life life;
    private final List<Intervention> interventions;
    private final LocalDate until;
    private final CellSink sink;

    /** @param until day by the end of which the steps had happened */
    CountedDevice(Lifeline line, List<Step> steps, LocalDate until, CellSink sink) {
        LifeCourse course = LifeCourse.of(steps);
        this.line = line;
        this.steps = steps;
        this.life = course.life();
        this.interventions = course.interventions();
        this.until = until;
        this.sink = sink;
    }

    Lifeline line() {
        return line;
    }

    List<Step> steps() {
        return steps;
    }

    Life life() {
        return life;
    }

    List<Intervention> interventions() {
        return interventions;
    }

    boolean isBorn() {
        return life.birthDay() != null;
    }

    boolean isBirthByYear() {
        return line.birthPrecision() == Precision.YEAR;
    }

    boolean isLiving() {
        return life.exitDay() == null;
    }

    /** Age when it came under observation; 0 is from birth. */
    int entryAge() {
        int age = ageOn(line.entryDay());
        return age <= BULK_REGISTRATION_DAYS ? 0 : age;
    }

    /** Ended before it came under observation, or came only after the day, so that it says nothing about lifetimes. */
    boolean isNeverAtRisk() {
        boolean leftBefore = isLiving() ? line.entryDay().isAfter(until) : entryAge() >= ageOn(life.exitDay());
        return entryAge() > 0 && leftBefore;
    }

    int ageOn(LocalDate day) {
        return (int) Math.max(0, day.toEpochDay() - life.birthDay().toEpochDay());
    }

    static int epochDay(LocalDate day) {
        return (int) Math.max(0, day.toEpochDay());
    }

    void count(Measure measure) {
        count(measure, 0, 1);
    }

    void count(Measure measure, int value, long count) {
        if (count != 0) {
            sink.add(measure, measure.restsOnBirth() && isBirthByYear(), value, count);
        }
    }
}
