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
import org.circulog.reference.Footprints;

/** Tells which emissions and which mass repairs and reuse avoided. */
@Singleton
public class ImpactService {
    private static final Set<Family> FAMILIES = EnumSet.of(Family.USE, Family.REPAIR);

    private final Populations populations;
    private final Categories categories;
    private final Footprints footprints;

    ImpactService(Populations populations, Categories categories, Footprints footprints) {
        this.populations = populations;
        this.categories = categories;
        this.footprints = footprints;
    }

    /** @param referenceSet name of the set of lifetimes that added use is set against */
    ImpactView get(FigureQuery query, String referenceSet) {
        ReferenceSet set = new ReferenceSet(referenceSet, categories);
        Reading reading = populations.read(populations.select(query), FAMILIES);
        return ImpactView.of(
                reading,
                set,
                Footprints.SOURCE,
                reading.groups().stream()
                        .map(group -> view(group, reading, set))
                        .toList());
    }

    private ImpactGroup view(Group group, Reading reading, ReferenceSet set) {
        return group.isSuppressed()
                ? ImpactGroup.suppressed(group.key())
                : ImpactGroup.of(group, new AvoidedImpact(set, footprints, reading.until()).addAll(group.byCategory()));
    }
}
