package org.circulog.device;

import jakarta.validation.constraints.NotNull;
import org.circulog.time.Occurrence;
import org.circulog.time.Precision;

/** When a device came to its first user, as it was dated. */
public record BirthView(
        @NotNull Occurrence at,
        @NotNull Precision precision,
        @NotNull Source source) {
    /** What the birth is known from. */
    public enum Source {
        SALE
    }

    static BirthView of(Occurrence sale) {
        return sale == null ? null : new BirthView(sale, sale.precision(), Source.SALE);
    }
}
