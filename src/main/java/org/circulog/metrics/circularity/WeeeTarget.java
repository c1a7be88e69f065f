package org.circulog.metrics.circularity;

import java.util.OptionalInt;

/**
 * Minimum targets of Annex V, part 3 of Directive 2012/19/EU since 15 August 2018, in percent of the collected mass.
 * Lamps have none for recovery.
 */
public record WeeeTarget(int recyclingPercent, OptionalInt recoveryPercent) {

    /**
     * Of one of the six categories; the parts 4a and 4b have that of category 4. Throws
     * {@link IllegalArgumentException} for another category.
     */
    public static WeeeTarget of(String eu6) {
        return switch (eu6) {
            case "1", "4", "4a", "4b" -> new WeeeTarget(80, OptionalInt.of(85));
            case "2" -> new WeeeTarget(70, OptionalInt.of(80));
            case "3" -> new WeeeTarget(80, OptionalInt.empty());
            case "5", "6" -> new WeeeTarget(55, OptionalInt.of(75));
            default -> throw new IllegalArgumentException("no category " + eu6);
        };
    }
}
