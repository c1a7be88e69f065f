package org.circulog.metrics.survival;

/**
 * Recurrent events of devices: event k happened to the line {@code eventLine[k]} of the exposure at {@code eventAge[k]}.
 * Throws {@link IllegalArgumentException} for an event of no line, an age that is not a number, and arrays of different
 * lengths.
 */
public record Recurrences(Exposure exposure, int[] eventLine, double[] eventAge) {

    public Recurrences {
        if (eventLine.length != eventAge.length) {
            throw new IllegalArgumentException("events must have a line and an age each");
        }
        for (int event = 0; event < eventLine.length; event++) {
            if (eventLine[event] < 0 || eventLine[event] >= exposure.size() || Double.isNaN(eventAge[event])) {
                throw new IllegalArgumentException("event %d must have an age and a line".formatted(event));
            }
        }
    }

    /** Whether the device was at risk at the event; what brought it into the records is not counted. */
    boolean isCounted(int event) {
        int line = eventLine[event];
        return exposure.count(line) > 0 && exposure.isAtRisk(line, eventAge[event]);
    }

    /** The ages of the counted events with their number and that of the devices at risk. */
    RecurrenceTable table() {
        double[] ages = EventAges.distinct(eventAge, this::isCounted);
        RiskIntervals intervals = new RiskIntervals(exposure, ages);
        long[] atRisk = new long[ages.length];
        long[] events = new long[ages.length];
        for (int event = 0; event < eventLine.length; event++) {
            if (isCounted(event)) {
                events[EventAges.indexAt(ages, eventAge[event])] += exposure.count(eventLine[event]);
            }
        }
        for (int step = 0; step < ages.length; step++) {
            atRisk[step] = intervals.size(step);
        }
        return new RecurrenceTable(ages, atRisk, events);
    }

    /** The lines of the counted events at each step of a table; a line comes as often as it has events there. */
    int[][] linesAt(RecurrenceTable table) {
        int[] lengths = new int[table.size()];
        int[] step = new int[eventLine.length];
        for (int event = 0; event < step.length; event++) {
            step[event] = isCounted(event) ? table.stepAt(eventAge[event]) : -1;
            if (step[event] >= 0) {
                lengths[step[event]]++;
            }
        }
        int[][] lines = new int[lengths.length][];
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
}
