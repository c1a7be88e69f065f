package org.circulog.recovery;

import java.util.Comparator;
import java.util.Objects;

/**
 * What mass that no life of a device gives is grouped by.
 *
 * @param category UNU key
 * @param country where the lot was opened, or where something came out of a device
 * @param registeredIn country of the organisation that opened the lot or registered the device
 */
public record MassGroup(String category, String country, String registeredIn) implements Comparable<MassGroup> {
    private static final Comparator<MassGroup> ORDER = Comparator.comparing(MassGroup::category)
            .thenComparing(MassGroup::country)
            .thenComparing(MassGroup::registeredIn);

    public MassGroup {
        Objects.requireNonNull(category);
        Objects.requireNonNull(country);
        Objects.requireNonNull(registeredIn);
    }

    @Override
    public int compareTo(MassGroup other) {
        return ORDER.compare(this, other);
    }
}
