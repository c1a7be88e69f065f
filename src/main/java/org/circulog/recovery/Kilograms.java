package org.circulog.recovery;

/**
 * Milligrams written as kilograms, exactly. A text, because a JSON number is a binary fraction to most who read it, and a
 * mass is never one.
 */
final class Kilograms {
    private static final long MG_PER_KG = 1_000_000;

    private Kilograms() {}

    /** @param massMg not negative */
    static String of(long massMg) {
        return "%d.%06d".formatted(massMg / MG_PER_KG, massMg % MG_PER_KG);
    }
}
