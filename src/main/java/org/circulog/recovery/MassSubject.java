package org.circulog.recovery;

import java.util.Comparator;
import java.util.UUID;

/** A device or a lot that counts with masses of its own. */
record MassSubject(UUID id, boolean ofLot) implements Comparable<MassSubject> {
    private static final Comparator<MassSubject> ORDER =
            Comparator.comparing(MassSubject::id).thenComparing(MassSubject::ofLot);

    @Override
    public int compareTo(MassSubject other) {
        return ORDER.compare(this, other);
    }
}
