package org.circulog.recovery;

import java.util.Comparator;
import java.util.UUID;

/**
 * Where mass can be in the end.
 *
 * @param fraction only of what came out
 * @param holderId only of what is still in a lot: the organisation that has it
 */
record Destination(Kind kind, Fraction fraction, UUID holderId) implements Comparable<Destination> {
    private static final Comparator<Destination> ORDER = Comparator.comparing(Destination::kind)
            .thenComparing(Destination::fraction, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Destination::holderId, Comparator.nullsFirst(Comparator.naturalOrder()));

    /** Missing on the scale of a lot. */
    static final Destination LOST = new Destination(Kind.LOST, null, null);

    enum Kind {
        OUTPUT,
        STOCK,
        LOST
    }

    static Destination output(Fraction fraction) {
        return new Destination(Kind.OUTPUT, fraction, null);
    }

    static Destination stockOf(UUID holderId) {
        return new Destination(Kind.STOCK, null, holderId);
    }

    @Override
    public int compareTo(Destination other) {
        return ORDER.compare(this, other);
    }
}
