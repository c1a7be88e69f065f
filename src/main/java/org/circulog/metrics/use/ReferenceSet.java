package org.circulog.metrics.use;

import java.util.Optional;
import org.circulog.reference.Categories;
import org.circulog.reference.Category;
import org.circulog.reference.ReferenceLifetime;
import org.circulog.web.ProblemException;

/** The set of reference lifetimes that a figure is set beside. */
record ReferenceSet(String name, Categories categories) {

    /** Throws the problem {@code invalid-parameter} unless there is such a set. */
    ReferenceSet {
        if (categories.all().stream()
                .noneMatch(category -> category.lifetime(name).isPresent())) {
            throw ProblemException.invalidParameter("referenceSet", "is none of the code list `lifetimeSet`");
        }
    }

    /** The lifetime of a UNU key; empty if the set has none. */
    Optional<ReferenceLifetime> find(String category) {
        return categories.find(category).flatMap(this::lifetimeOf);
    }

    private Optional<ReferenceLifetime> lifetimeOf(Category category) {
        return category.lifetime(name);
    }
}
