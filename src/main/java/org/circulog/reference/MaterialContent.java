package org.circulog.reference;

import jakarta.validation.constraints.NotNull;

/**
 * What one average piece of a category holds of a material, by a study.
 *
 * @param category UNU key
 * @param material code of {@link Materials}
 * @param massMg milligrams in one piece
 * @param year in which the pieces were sold
 */
public record MaterialContent(
        @NotNull String category,
        @NotNull String material,
        @NotNull long massMg,
        @NotNull int year,
        @NotNull String source) {

    public MaterialContent {
        if (massMg < 1) {
            throw new IllegalArgumentException("massMg must be positive");
        }
    }
}
