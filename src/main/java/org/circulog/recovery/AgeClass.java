package org.circulog.recovery;

import java.util.List;

/** How many days something has been waiting. */
public enum AgeClass {
    DAYS_0_TO_30,
    DAYS_31_TO_90,
    DAYS_91_TO_180,
    DAYS_181_TO_365,
    DAYS_OVER_365;

    /** With how many days each class after the first begins. */
    static final List<Integer> BEGINNINGS = List.of(31, 91, 181, 366);
}
