package org.circulog.reference;

import jakarta.validation.constraints.NotNull;
import java.util.List;

/** All footprints as an answer, with what each stands in for. */
public record FootprintList(
        @NotNull List<Footprint> items,
        @NotNull List<FootprintChoice> categories,
        @NotNull String source) {

    public FootprintList {
        items = List.copyOf(items);
        categories = List.copyOf(categories);
    }

    static FootprintList of(Footprints footprints) {
        return new FootprintList(footprints.all(), footprints.choices(), Footprints.SOURCE);
    }
}
