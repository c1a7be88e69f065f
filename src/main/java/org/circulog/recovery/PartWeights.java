package org.circulog.recovery;

import jakarta.inject.Singleton;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.circulog.recovery.Manifest.Part;
import org.circulog.reference.Categories;
import org.circulog.reference.Category;
import org.circulog.reference.MaterialContent;
import org.circulog.reference.MaterialContents;

/** Weighs the parts of a lot against each other by what they hold of a material. */
@Singleton
final class PartWeights {
    /** Contents are weighed in micrograms, so that pieces which nobody counted need not be whole. */
    private static final BigInteger SCALE = BigInteger.valueOf(1000);

    private final MaterialContents contents;
    private final Categories categories;

    PartWeights(MaterialContents contents, Categories categories) {
        this.contents = contents;
        this.categories = categories;
    }

    /** By content where it is known for each of the parts, else by mass. */
    ShareBasis basisOf(List<Part> parts, String material) {
        return parts.stream().allMatch(part -> content(part, material).isPresent())
                ? ShareBasis.CONTENT
                : ShareBasis.MASS;
    }

    BigInteger weightOf(Part part, String material, ShareBasis basis) {
        return basis == ShareBasis.MASS
                ? BigInteger.valueOf(part.massMg())
                : contentOf(part, content(part, material).orElseThrow().massMg());
    }

    /** What all parts together hold of a material in milligrams; empty where it is not known for each of them. */
    Optional<Long> contentMg(List<Part> parts, String material) {
        if (parts.isEmpty() || basisOf(parts, material) == ShareBasis.MASS) {
            return Optional.empty();
        }
        BigInteger sum = parts.stream()
                .map(part -> weightOf(part, material, ShareBasis.CONTENT))
                .reduce(BigInteger.ZERO, BigInteger::add);
        return Optional.of(sum.divide(SCALE).longValueExact());
    }

    private BigInteger contentOf(Part part, long milligramsAPiece) {
        BigInteger scaled = BigInteger.valueOf(milligramsAPiece).multiply(SCALE);
        if (part.pieces() != null) {
            return BigInteger.valueOf(part.pieces()).multiply(scaled);
        }
        Category category = categories.find(part.category()).orElseThrow();
        return BigInteger.valueOf(part.massMg()).multiply(scaled).divide(BigInteger.valueOf(category.averageMassMg()));
    }

    private Optional<MaterialContent> content(Part part, String material) {
        return part.category() == null ? Optional.empty() : contents.find(part.category(), material);
    }
}
