package org.circulog.reference;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;

/**
 * Which item stands in for an average device of a category.
 *
 * @param category UNU key
 * @param item name of a {@link Footprint}; null where none fits
 * @param note why this one, or why none; null where the names say it
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record FootprintChoice(@NotNull String category, String item, String note) {

    public FootprintChoice {
        if (item == null && note == null) {
            throw new IllegalArgumentException("a category without an item needs a reason");
        }
    }
}
