package org.circulog.metrics.use;

import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.circulog.reference.ReferenceLifetime;

/**
 * Mean residual lives by whole days of age. One takes a microsecond and a figure over all categories needs hundreds of
 * thousands, so they are kept: 8 bytes for each day of age of each reference lifetime that was asked for.
 */
@Singleton
class ResidualLives {
    private static final int YEARS_AT_ONCE = 5 * 366;

    private final Map<ReferenceLifetime, double[]> days = new ConcurrentHashMap<>();

    /** By age, for at least the ages below the limit; not to be changed. */
    double[] upTo(int limit, ReferenceLifetime lifetime) {
        double[] known = days.computeIfAbsent(lifetime, none -> new double[0]);
        return limit <= known.length
                ? known
                : days.compute(lifetime, (same, shorter) -> extended(shorter, limit, same));
    }

    private static double[] extended(double[] known, int limit, ReferenceLifetime lifetime) {
        double[] longer = Arrays.copyOf(known, Math.max(known.length, limit + YEARS_AT_ONCE));
        for (int age = known.length; age < longer.length; age++) {
            longer[age] = lifetime.residualDays(age);
        }
        return longer;
    }
}
