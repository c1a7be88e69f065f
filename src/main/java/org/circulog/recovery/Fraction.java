package org.circulog.recovery;

import java.util.Comparator;

/** One material with one fate; ordered by the material's code. */
record Fraction(String material, RecoveredFate fate) implements Comparable<Fraction> {
    private static final Comparator<Fraction> ORDER =
            Comparator.comparing(Fraction::material).thenComparing(Fraction::fate);

    @Override
    public int compareTo(Fraction other) {
        return ORDER.compare(this, other);
    }
}
