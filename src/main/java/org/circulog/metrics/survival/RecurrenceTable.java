package org.circulog.metrics.survival;

/**
 * How many devices were at risk, and how many recurrent events they had, at each age with an event; counted elsewhere.
 * Throws {@link IllegalArgumentException} unless ages ascend strictly from 0, and events and devices at risk are positive.
 */
public final class RecurrenceTable {
    private final double[] age;
    private final long[] atRisk;
    private final long[] events;

    public RecurrenceTable(double[] age, long[] atRisk, long[] events) {
        this.age = age.clone();
        this.atRisk = atRisk.clone();
        this.events = events.clone();
        if (atRisk.length != age.length || events.length != age.length) {
            throw new IllegalArgumentException("a table needs every count at every age");
        }
        for (int step = 0; step < age.length; step++) {
            boolean ascends = step == 0 ? age[0] >= 0 : age[step] > age[step - 1];
            if (!ascends || Double.isInfinite(age[step]) || atRisk[step] < 1 || events[step] < 1) {
                throw new IllegalArgumentException("row " + step + " of the table is none");
            }
        }
    }

    int size() {
        return age.length;
    }

    double age(int step) {
        return age[step];
    }

    long atRisk(int step) {
        return atRisk[step];
    }

    long events(int step) {
        return events[step];
    }

    /** Index of the last row up to the age, or -1. */
    int indexAt(double at) {
        return EventAges.indexAt(age, at);
    }

    /** Index of the row at the age, or -1 if nothing happened at it. */
    int stepAt(double at) {
        int last = indexAt(at);
        return last >= 0 && age[last] == at ? last : -1;
    }

    double[] ages() {
        return age.clone();
    }
}
