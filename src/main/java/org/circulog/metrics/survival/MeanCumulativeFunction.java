package org.circulog.metrics.survival;

import java.util.Arrays;

/**
 * Mean number of recurrent events, such as repairs, per device up to an age, with delayed entry (Nelson 1988), and its
 * robust variance (Lawless and Nadeau 1995), which lets the events of one device depend on each other. It steps at the
 * ages of events.
 */
public final class MeanCumulativeFunction {
    private final RecurrenceTable table;
    private final double[] mean;
    private final double[] standardError;

    private MeanCumulativeFunction(RecurrenceTable table) {
        this.table = table;
        mean = new double[table.size()];
        standardError = new double[table.size()];
        Arrays.fill(standardError, Double.NaN);
        double sum = 0;
        for (int step = 0; step < mean.length; step++) {
            sum += (double) table.events(step) / table.atRisk(step);
            mean[step] = sum;
        }
    }

    /**
     * Event k happened to the line {@code eventLine[k]} of the exposure at {@code eventAge[k]}. Events at or before the
     * entry and after the exit are not counted: what brought a device into the records says nothing about how often it
     * happens. Takes O((n + e) log m) for n lines, e events and m ages with an event. Throws
     * {@link IllegalArgumentException} for an event of no line, an age that is not a number, and arrays of different
     * lengths.
     */
    public static MeanCumulativeFunction of(Exposure exposure, int[] eventLine, double[] eventAge) {
        Recurrences all = new Recurrences(exposure, eventLine, eventAge);
        return of(all.table(), all, 1);
    }

    /** From counts alone, which do not tell which events were of one device: without a standard error. O(m). */
    public static MeanCumulativeFunction of(RecurrenceTable table) {
        return new MeanCumulativeFunction(table);
    }

    /**
     * The mean from counts of all devices, its standard error from the lines of a sample of them: the sum of the squared
     * influences in the sample, times how many devices each line stands for. With all devices in the sample and a factor
     * of 1 it is the robust one. Events of the sample at an age that the table does not have are not counted.
     */
    public static MeanCumulativeFunction of(RecurrenceTable table, Recurrences sample, double factor) {
        if (!(factor >= 1) || Double.isInfinite(factor)) {
            throw new IllegalArgumentException("a line must stand for at least one device");
        }
        MeanCumulativeFunction function = new MeanCumulativeFunction(table);
        function.fillErrors(sample, factor);
        return function;
    }

    /**
     * The influence of a device is D + Q(entry) − Q(t), where Q = Σ events/n² and D = Σ 1/n over its own events; after
     * its exit it stays as it is.
     */
    private void fillErrors(Recurrences sample, double factor) {
        Exposure exposure = sample.exposure();
        RiskIntervals intervals = new RiskIntervals(exposure, table.ages());
        int[][] linesWithEvent = sample.linesAt(table);
        Influence influence = new Influence();
        double[] own = new double[exposure.size()];
        double shared = 0;
        for (int step = 0; step < mean.length; step++) {
            long n = table.atRisk(step);
            for (int line : intervals.entering(step)) {
                own[line] = shared;
                influence.enter(exposure.count(line) * factor, own[line], 0);
            }
            for (int line : linesWithEvent[step]) {
                influence.replace(exposure.count(line) * factor, own[line], own[line] + 1.0 / n);
                own[line] += 1.0 / n;
            }
            shared += (double) table.events(step) / n / n;
            for (int line : intervals.leaving(step)) {
                influence.leave(exposure.count(line) * factor, own[line], 0);
                influence.keep(exposure.count(line) * factor, own[line] - shared, 0);
            }
            standardError[step] = influence.standardError(-shared, 0);
        }
    }

    /** Number of steps. */
    public int size() {
        return mean.length;
    }

    /** Index of the step in force at the age, or -1 before the first event. */
    public int indexAt(double at) {
        return table.indexAt(at);
    }

    /** In the unit of the exposure. */
    public double age(int step) {
        return table.age(step);
    }

    /** Number of devices at risk at the age. */
    public long atRisk(int step) {
        return table.atRisk(step);
    }

    /** Number of events at the age. */
    public long events(int step) {
        return table.events(step);
    }

    /** Events per device up to and including the age. */
    public double mean(int step) {
        return mean[step];
    }

    /** NaN where it was computed from counts alone. */
    public double standardError(int step) {
        return standardError[step];
    }

    /** 95 % interval of the mean on the scale of its logarithm. */
    public Limits limits(int step) {
        return Confidence.aroundLogarithm(mean[step], standardError[step]);
    }
}
