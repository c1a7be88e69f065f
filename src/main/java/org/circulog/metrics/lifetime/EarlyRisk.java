package org.circulog.metrics.lifetime;

import java.util.Collection;

/**
 * From which age on the survival of a group can be told. Where devices come under observation late, the few that are at risk
 * early may all end, and the estimate would be 0 for ever after however many come later. Such an age with an end is one at
 * which all at risk end although others come at it or later, or at which fewer than 5 are at risk before a half of the devices
 * has come. From the first age after the last of them with at least 5 at risk on, survival is told conditional on that age;
 * if there is no such age the group is small throughout, and its survival is told as it is.
 */
final class EarlyRisk {
    /** At risk, so that a curve can begin. */
    static final int FEWEST = 5;

    private EarlyRisk() {}

    /** The age on which survival is conditional, 0 if it is not. */
    static int firstAge(LifeCounts counts, Collection<Exit> ends) {
        int last = lastThinAge(counts, ends);
        if (last < 0) {
            return 0;
        }
        for (int age = last + 1; age < counts.limit(); age++) {
            if (counts.atRiskAt(age) >= FEWEST) {
                return age;
            }
        }
        return 0;
    }

    private static int lastThinAge(LifeCounts counts, Collection<Exit> ends) {
        long[] ended = counts.exits(ends);
        long all = counts.entries();
        long entered = counts.entriesAt(0);
        int last = -1;
        for (int age = 0; age < counts.limit() && entered < all; age++) {
            long atRisk = counts.atRiskAt(age);
            if (ended[age] > 0 && (ended[age] == atRisk || atRisk < FEWEST && 2 * entered < all)) {
                last = age;
            }
            entered += age == 0 ? 0 : counts.entriesAt(age);
        }
        return last;
    }
}
