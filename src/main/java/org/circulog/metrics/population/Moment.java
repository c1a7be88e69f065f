package org.circulog.metrics.population;

import java.time.Instant;
import java.time.LocalDate;

/**
 * The two times of a figure.
 *
 * @param until last day whose events count
 * @param knownAt moment up to which recordings count
 */
record Moment(LocalDate until, Instant knownAt) {
    Moment notBefore(Instant earliest) {
        return knownAt.isBefore(earliest) ? new Moment(until, earliest) : this;
    }
}
