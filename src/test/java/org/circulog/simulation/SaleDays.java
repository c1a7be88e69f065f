package org.circulog.simulation;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;

/** Over how many days sales are spread: more every year, most in December, more on a Saturday than on a Sunday. */
final class SaleDays {
    private static final int YEARS = 20;
    private static final double YEARLY_GROWTH = 1.03;
    private static final double[] MONTHS = {.85, .80, .90, .90, .95, .95, .95, .95, 1.0, 1.0, 1.35, 1.7};

    private final LocalDate first;
    private final double[] soldBefore;

    /** @param until day after the last sale */
    SaleDays(LocalDate until) {
        first = until.minusYears(YEARS);
        soldBefore = new double[(int) (until.toEpochDay() - first.toEpochDay()) + 1];
        for (int day = 1; day < soldBefore.length; day++) {
            soldBefore[day] = soldBefore[day - 1] + weight(first.plusDays(day - 1));
        }
    }

    LocalDate first() {
        return first;
    }

    /** The day of one of so many sales, in their order. */
    LocalDate dayOf(long sale, long sales) {
        double sold = (sale + 0.5) / sales * soldBefore[soldBefore.length - 1];
        int found = Arrays.binarySearch(soldBefore, sold);
        return first.plusDays(found >= 0 ? found : -found - 2);
    }

    private double weight(LocalDate day) {
        double growth = Math.pow(YEARLY_GROWTH, day.getYear() - first.getYear());
        double ofWeek =
                day.getDayOfWeek() == DayOfWeek.SATURDAY ? 1.5 : day.getDayOfWeek() == DayOfWeek.SUNDAY ? 0.6 : 0.98;
        return growth * ofWeek * MONTHS[day.getMonthValue() - 1];
    }
}
