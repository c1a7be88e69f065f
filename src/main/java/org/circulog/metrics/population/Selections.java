package org.circulog.metrics.population;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.circulog.device.DeviceFacts;
import org.circulog.event.EventService;
import org.circulog.reference.Categories;
import org.circulog.reference.Category;
import org.circulog.web.ProblemException;

/** Checks what is asked of figures. */
@Singleton
class Selections {
    private final Categories categories;
    private final EventService events;
    private final Clock clock;

    Selections(Categories categories, EventService events, Clock clock) {
        this.categories = categories;
        this.events = events;
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.now(clock.withZone(ZoneOffset.UTC));
    }

    Selection of(FigureQuery query) {
        if (query.bornFrom != null && query.bornUntil != null && query.bornFrom > query.bornUntil) {
            throw ProblemException.invalidParameter("bornUntil", "comes before bornFrom");
        }
        return new Selection(
                new Filters(
                        categoriesOf(query),
                        query.country,
                        DeviceFacts.key(query.manufacturer),
                        DeviceFacts.key(query.model),
                        query.bornFrom,
                        query.bornUntil,
                        query.registeredIn),
                groupsOf(query.groupBy),
                events.asOf(query.until).until(),
                query.knownAt == null ? null : events.requireKnowable(query.knownAt),
                query.minPrecision,
                new NamedFilters(
                        query.country,
                        query.category,
                        query.eu6,
                        query.manufacturer,
                        query.model,
                        query.bornFrom,
                        query.bornUntil,
                        query.registeredIn));
    }

    /** UNU keys that fit both; a category of the directive without its letter stands for both of its parts. */
    private Set<String> categoriesOf(FigureQuery query) {
        if (query.category != null && categories.find(query.category).isEmpty()) {
            throw ProblemException.invalidParameter("category", "is no UNU key; see /v1/reference/categories");
        }
        if (query.category == null && query.eu6 == null) {
            return null;
        }
        return categories.all().stream()
                .filter(category -> query.category == null || category.key().equals(query.category))
                .filter(category -> query.eu6 == null || category.eu6().startsWith(query.eu6))
                .map(Category::key)
                .collect(Collectors.toSet());
    }

    private static List<Dimension> groupsOf(String groupBy) {
        List<Dimension> dimensions = new ArrayList<>();
        for (String code : groupBy == null ? new String[0] : groupBy.split(",")) {
            Dimension dimension = Dimension.find(code)
                    .orElseThrow(
                            () -> ProblemException.invalidParameter("groupBy", "names a dimension that there is not"));
            if (dimensions.contains(dimension)) {
                throw ProblemException.invalidParameter("groupBy", "names a dimension twice");
            }
            dimensions.add(dimension);
        }
        return dimensions;
    }
}
