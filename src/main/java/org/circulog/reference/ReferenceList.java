package org.circulog.reference;

import jakarta.validation.constraints.NotNull;
import java.util.List;

/** A whole table as an answer; these lists are short and have no pages. */
public record ReferenceList<T>(@NotNull List<T> items) {

    public ReferenceList {
        items = List.copyOf(items);
    }
}
