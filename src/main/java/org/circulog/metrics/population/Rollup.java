package org.circulog.metrics.population;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** A dimension that counts are kept for, beside the category, which they are always kept by. */
enum Rollup {
    ALL(null),
    COUNTRY(Dimension.COUNTRY),
    MANUFACTURER(Dimension.MANUFACTURER),
    BIRTH_YEAR(Dimension.BIRTH_YEAR),
    REGISTERED_IN(Dimension.REGISTERED_IN);

    private static final Set<Dimension> OF_CATEGORY = EnumSet.of(Dimension.CATEGORY, Dimension.EU6);

    private final Dimension dimension;

    Rollup(Dimension dimension) {
        this.dimension = dimension;
    }

    /** The one that answers for these dimensions; empty where none does. */
    static Optional<Rollup> answering(Set<Dimension> dimensions) {
        for (Rollup rollup : values()) {
            if (dimensions.stream().allMatch(one -> one == rollup.dimension || OF_CATEGORY.contains(one))) {
                return Optional.of(rollup);
            }
        }
        return Optional.empty();
    }

    /** Where a stored value of the dimension stands. */
    Place place(String category, String value) {
        String known = value.isEmpty() ? null : value;
        return new Place(
                category,
                this == COUNTRY ? known : null,
                this == MANUFACTURER ? known : null,
                null,
                this == BIRTH_YEAR && known != null ? Integer.valueOf(known) : null,
                this == REGISTERED_IN ? known : null);
    }
}
