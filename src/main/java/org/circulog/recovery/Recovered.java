package org.circulog.recovery;

import java.util.Comparator;
import java.util.UUID;

/** A row of the table {@code recovered}: what an organisation recovered of one material with one fate from one subject. */
record Recovered(Key key, long massMg, long claimedMg) {
    /** INTERMEDIATE stands for all fates of outputs that only moved. */
    static final String INTERMEDIATE = "INTERMEDIATE";

    record Key(UUID subjectId, boolean ofLot, UUID organisationId, String material, String fate)
            implements Comparable<Key> {
        private static final Comparator<Key> ORDER = Comparator.comparing(Key::subjectId)
                .thenComparing(Key::ofLot)
                .thenComparing(Key::organisationId)
                .thenComparing(Key::material)
                .thenComparing(Key::fate);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    boolean isOverclaimed() {
        return claimedMg > massMg;
    }
}
