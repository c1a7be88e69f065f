package org.circulog.simulation;

import java.time.LocalDate;
import java.util.Objects;

/**
 * Which records to make: the same again for equal plans.
 *
 * @param devices how many, with three and a third events each on average
 * @param today day before which everything happened and was recorded
 */
public record Plan(long seed, long devices, LocalDate today) {
    public Plan {
        Objects.requireNonNull(today);
        if (devices < 1) {
            throw new IllegalArgumentException("there must be a device");
        }
    }
}
