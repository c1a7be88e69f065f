package org.circulog.metrics.population;

import java.util.Optional;
import org.circulog.reference.Categories;
import org.circulog.reference.ReferenceLifetime;
import org.circulog.web.ProblemException;

/** The set of reference lifetimes that a figure is set beside. */
public record ReferenceSet(String name, Categories categories) {

    /** @throws ProblemException {@code invalid-parameter} unless there is such a set */
    public ReferenceSet {
        if (!categories.lifetimeSets().contains(name)) {
            throw ProblemException.invalidParameter(
                    "referenceSet", "is not one of " + String.join(", ", categories.lifetimeSets()));
        }
    }

    /** The lifetime of a UNU key; empty if the set has none. */
    public Optional<ReferenceLifetime> find(String category) {
        return categories.find(category).flatMap(known -> known.lifetime(name));
    }
}
