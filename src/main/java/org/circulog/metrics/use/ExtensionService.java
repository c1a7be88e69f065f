package org.circulog.metrics.use;

import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.Set;
import org.circulog.metrics.cells.Family;
import org.circulog.metrics.population.FigureQuery;
import org.circulog.metrics.population.Group;
import org.circulog.metrics.population.Populations;
import org.circulog.metrics.population.Reading;
import org.circulog.metrics.population.ReferenceSet;
import org.circulog.reference.Categories;

/** Tells how much longer devices were used because of repairs and reuse. */
@Singleton
public class ExtensionService {
    private static final Set<Family> FAMILIES = EnumSet.of(Family.USE);

    private final Populations populations;
    private final Categories categories;
    private final ResidualLives residualLives;

    ExtensionService(Populations populations, Categories categories, ResidualLives residualLives) {
        this.populations = populations;
        this.categories = categories;
        this.residualLives = residualLives;
    }

    /** @param referenceSet name of the set of lifetimes that the modelled credit rests on */
    ExtensionView get(FigureQuery query, String referenceSet) {
        ReferenceSet set = new ReferenceSet(referenceSet, categories);
        Reading reading = populations.read(populations.select(query), FAMILIES);
        return ExtensionView.of(
                reading,
                set,
                reading.groups().stream()
                        .map(group -> view(group, reading, set))
                        .toList());
    }

    private ExtensionGroup view(Group group, Reading reading, ReferenceSet set) {
        return group.isSuppressed()
                ? ExtensionGroup.suppressed(group.key())
                : ExtensionGroup.of(group, reading, ModelledCredit.of(group.byCategory(), set, residualLives));
    }
}
