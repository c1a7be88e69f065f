package org.circulog.metrics.lifetime;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.circulog.metrics.cells.Cells;
import org.circulog.metrics.cells.Measure;
import org.circulog.metrics.population.BirthPrecision;
import org.circulog.metrics.population.Group;
import org.circulog.metrics.population.GroupKey;
import org.circulog.metrics.population.Reading;
import org.circulog.metrics.population.Selection;

/** Lives, counted as the records of devices are. */
final class CountedLives {
    static final LocalDate UNTIL = LocalDate.of(2026, 1, 1);
    static final String PHONES = "0306";

    private final SortedMap<String, Cells> byCategory = new TreeMap<>();

    /** Some that were under observation since the age of entry, and ended at the exit. */
    CountedLives ended(int entry, int exit, Measure end, long count) {
        return ended(PHONES, entry, exit, end, count);
    }

    CountedLives ended(String category, int entry, int exit, Measure end, long count) {
        add(category, Measure.DEVICES, 0, count);
        if (entry > 0 && entry >= exit) {
            add(category, Measure.NEVER_AT_RISK, 0, count);
        } else {
            add(category, Measure.ENTRY, entry, count);
            add(category, end, exit, count);
        }
        return this;
    }

    /** Some that are alive at an age, and were last heard of at another. */
    CountedLives living(int entry, int age, int seen, long count) {
        return living(PHONES, entry, age, seen, count);
    }

    CountedLives living(String category, int entry, int age, int seen, long count) {
        int born = (int) UNTIL.toEpochDay() - age;
        add(category, Measure.DEVICES, 0, count);
        add(category, Measure.ENTRY, entry, count);
        add(category, Measure.LIVING, born, count);
        if (entry > 0) {
            add(category, Measure.LIVING_ENTERED, born + entry, count);
        }
        boolean seenAtRisk = entry == 0 || entry < seen;
        add(category, seenAtRisk ? Measure.SEEN : Measure.UNSEEN_ENTRY, seenAtRisk ? seen : entry, count);
        return this;
    }

    /** A repair of one of those that ended, or of one that lives; not on the day of its end. */
    CountedLives repairedAndEnded(int entry, int repair, int exit, Measure end) {
        ended(entry, exit, end, 1);
        int start = Math.max(entry, repair);
        if (start < exit) {
            add(PHONES, Measure.REPAIRED_ENTRY, start, 1);
            add(PHONES, end == Measure.TREATED ? Measure.REPAIRED_TREATED : Measure.REPAIRED_DISPOSED, exit, 1);
        }
        return this;
    }

    CountedLives repairedAndLiving(int entry, int repair, int age) {
        living(entry, age, repair, 1);
        add(PHONES, Measure.REPAIRED_ENTRY, Math.max(entry, repair), 1);
        add(PHONES, Measure.REPAIRED_LIVING, (int) UNTIL.toEpochDay() - age, 1);
        add(PHONES, Measure.REPAIRED_UNSEEN_ENTRY, Math.max(entry, repair), 1);
        return this;
    }

    CountedLives with(Measure measure, long count) {
        add(PHONES, measure, 0, count);
        return this;
    }

    private void add(String category, Measure measure, int value, long count) {
        byCategory.computeIfAbsent(category, any -> new Cells()).add(measure, value, count);
    }

    Group group() {
        return new Group(GroupKey.ALL, byCategory);
    }

    Reading reading() {
        return reading(BirthPrecision.MONTH);
    }

    Reading reading(BirthPrecision precision) {
        Selection all = new Selection(null, List.of(), null, null, precision, null);
        return new Reading(all, UNTIL, Instant.parse("2026-01-02T00:00:00Z"), List.of(group()));
    }

    LifeCounts counts(Censoring censoring) {
        return LifeCounts.of(byCategory.values(), Phase.WHOLE, censoring, UNTIL);
    }
}
