package org.circulog.metrics.population;

import java.time.LocalDate;
import java.util.Arrays;
import org.circulog.metrics.cells.Cells;
import org.circulog.metrics.cells.Measure;
import org.circulog.metrics.survival.IntervalScale;
import org.circulog.metrics.survival.KaplanMeier;
import org.circulog.metrics.survival.RiskTable;
import org.circulog.metrics.survival.SurvivalEstimate;

/** How many whole days something took that was followed from its beginning, whether or not its end was seen. */
public final class Durations {
    private long[] ended = {};
    private long[] unfinished = {};

    /** Adds durations whose end was seen, counted by their days. */
    public Durations addEnded(Cells cells, Measure measure) {
        cells.forEach(measure, (days, count) -> {
            ended = reaching(ended, days);
            ended[days] += count;
        });
        return this;
    }

    /** Adds durations that were not followed further, counted by their days so far. */
    public Durations addUnfinished(Cells cells, Measure measure) {
        cells.forEach(measure, this::addUnfinished);
        return this;
    }

    /** Adds durations that go on, counted by their first day. */
    public Durations addRunning(Cells cells, Measure measure, LocalDate until) {
        cells.forEach(measure, (firstDay, count) -> addUnfinished(OpenDays.since(firstDay, until), count));
        return this;
    }

    private void addUnfinished(int days, long count) {
        unfinished = reaching(unfinished, days);
        unfinished[days] += count;
    }

    private static long[] reaching(long[] counts, int days) {
        return days < counts.length ? counts : Arrays.copyOf(counts, Math.max(days + 1, counts.length * 3 / 2));
    }

    public long ended() {
        return Arrays.stream(ended).sum();
    }

    public long unfinished() {
        return Arrays.stream(unfinished).sum();
    }

    /** The share that lasts longer, by days. O(longest duration). */
    public KaplanMeier survival() {
        int limit = Math.max(ended.length, unfinished.length);
        double[][] columns = new double[4][limit];
        double left = (double) ended() + unfinished();
        int rows = 0;
        for (int days = 0; days < limit; days++) {
            long over = at(ended, days);
            long unseen = at(unfinished, days);
            if (over + unseen > 0) {
                columns[0][rows] = days;
                columns[1][rows] = left;
                columns[2][rows] = over;
                columns[3][rows++] = unseen;
                left -= over + unseen;
            }
        }
        for (int column = 0; column < columns.length; column++) {
            columns[column] = Arrays.copyOf(columns[column], rows);
        }
        return KaplanMeier.of(RiskTable.of(columns[0], columns[1], columns[2], columns[3]));
    }

    private static long at(long[] counts, int days) {
        return days < counts.length ? counts[days] : 0;
    }

    /** The share that lasts longer than so many days; nothing is said where none was followed so long. */
    public static Estimate lastingLonger(KaplanMeier curve, int days) {
        SurvivalEstimate estimate = curve.at(days);
        boolean followed = curve.table().atRiskFrom(days) > 0 || estimate.survival() == 0;
        return followed
                ? Estimate.of(estimate.survival(), estimate.standardError(), estimate.limits(IntervalScale.LOG_LOG))
                : Estimate.NONE;
    }
}
