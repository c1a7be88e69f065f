package org.circulog.metrics.survival;

/**
 * Mean number of recurrent events, such as repairs, per device up to an age, with delayed entry (Nelson 1988), and its
 * robust variance (Lawless and Nadeau 1995), which lets the events of one device depend on each other. It steps at the
 * ages of events.
 */
public final class MeanCumulativeFunction {
    private final double[] age;
    private final long[] atRisk;
    private final long[] events;
    private final double[] mean;
    private final double[] standardError;

    private MeanCumulativeFunction(double[] age) {
        this.age = age;
        atRisk = new long[age.length];
        events = new long[age.length];
        mean = new double[age.length];
        standardError = new double[age.length];
    }

    /**
     * Event k happened to the line {@code eventLine[k]} of the exposure at {@code eventAge[k]}. Events at or before the
     * entry and after the exit are not counted: what brought a device into the records says nothing about how often it
     * happens. Takes O((n + e) log m) for n lines, e events and m ages with an event. Throws
     * {@link IllegalArgumentException} for an event of no line, an age that is not a number, and arrays of different
     * lengths.
     */
    public static MeanCumulativeFunction of(Exposure exposure, int[] eventLine, double[] eventAge) {
        requireEvents(exposure, eventLine, eventAge);
        double[] ages = EventAges.distinct(
                eventAge,
                event -> exposure.count(eventLine[event]) > 0 && exposure.isAtRisk(eventLine[event], eventAge[event]));
        MeanCumulativeFunction function = new MeanCumulativeFunction(ages);
        function.fill(exposure, events(exposure, eventLine, eventAge, ages));
        return function;
    }

    private static void requireEvents(Exposure exposure, int[] eventLine, double[] eventAge) {
        if (eventLine.length != eventAge.length) {
            throw new IllegalArgumentException("events must have a line and an age each");
        }
        for (int event = 0; event < eventLine.length; event++) {
            if (eventLine[event] < 0 || eventLine[event] >= exposure.size() || Double.isNaN(eventAge[event])) {
                throw new IllegalArgumentException("event %d must have an age and a line".formatted(event));
            }
        }
    }

    /** The lines of the events at each age; a line comes as often as it has events there. */
    private static int[][] events(Exposure exposure, int[] eventLine, double[] eventAge, double[] ages) {
        int[] lengths = new int[ages.length];
        int[] step = new int[eventLine.length];
        for (int event = 0; event < step.length; event++) {
            boolean counted =
                    exposure.isAtRisk(eventLine[event], eventAge[event]) && exposure.count(eventLine[event]) > 0;
            step[event] = counted ? EventAges.indexAt(ages, eventAge[event]) : -1;
            if (counted) {
                lengths[step[event]]++;
            }
        }
        int[][] lines = new int[ages.length][];
        for (int each = 0; each < lines.length; each++) {
            lines[each] = new int[lengths[each]];
        }
        for (int event = 0; event < step.length; event++) {
            if (step[event] >= 0) {
                lines[step[event]][--lengths[step[event]]] = eventLine[event];
            }
        }
        return lines;
    }

    /**
     * The influence of a device is D + Q(entry) − Q(t), where Q = Σ events/n² and D = Σ 1/n over its own events; after
     * its exit it stays as it is.
     */
    private void fill(Exposure exposure, int[][] linesWithEvent) {
        RiskIntervals intervals = new RiskIntervals(exposure, age);
        Influence influence = new Influence();
        double[] own = new double[exposure.size()];
        double shared = 0;
        for (int step = 0; step < age.length; step++) {
            long n = intervals.size(step);
            for (int line : intervals.entering(step)) {
                own[line] = shared;
                influence.enter(exposure.count(line), own[line], 0);
            }
            for (int line : linesWithEvent[step]) {
                influence.replace(exposure.count(line), own[line], own[line] + 1.0 / n);
                own[line] += 1.0 / n;
                events[step] += exposure.count(line);
            }
            shared += (double) events[step] / n / n;
            for (int line : intervals.leaving(step)) {
                influence.leave(exposure.count(line), own[line], 0);
                influence.keep(exposure.count(line), own[line] - shared, 0);
            }
            atRisk[step] = n;
            mean[step] = (step == 0 ? 0 : mean[step - 1]) + (double) events[step] / n;
            standardError[step] = influence.standardError(-shared, 0);
        }
    }

    /** Number of steps. */
    public int size() {
        return age.length;
    }

    /** Index of the step in force at the age, or -1 before the first event. */
    public int indexAt(double at) {
        return EventAges.indexAt(age, at);
    }

    /** In the unit of the exposure. */
    public double age(int step) {
        return age[step];
    }

    /** Number of devices at risk at the age. */
    public long atRisk(int step) {
        return atRisk[step];
    }

    /** Number of events at the age. */
    public long events(int step) {
        return events[step];
    }

    /** Events per device up to and including the age. */
    public double mean(int step) {
        return mean[step];
    }

    public double standardError(int step) {
        return standardError[step];
    }

    /** 95 % interval of the mean on the scale of its logarithm. */
    public Limits limits(int step) {
        return Confidence.aroundLogarithm(mean[step], standardError[step]);
    }
}
