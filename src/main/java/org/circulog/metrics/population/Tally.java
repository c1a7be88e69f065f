package org.circulog.metrics.population;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.circulog.lifeline.Lifeline;
import org.circulog.metrics.cells.CellSink;
import org.circulog.metrics.cells.Cells;
import org.circulog.metrics.cells.Family;
import org.circulog.metrics.cells.LifelineCells;
import org.circulog.metrics.cells.SparseCells;
import org.circulog.recovery.MassGroup;
import org.circulog.reference.Categories;
import org.circulog.reference.Category;

/** Gathers the counts of a selection in its groups, from wherever they come. */
final class Tally {
    private static final Comparator<GroupKey> ORDER = Comparator.comparing(
                    GroupKey::category, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(GroupKey::eu6, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(GroupKey::country, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(GroupKey::manufacturer, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(GroupKey::model, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(GroupKey::birthYear, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(GroupKey::registeredIn, Comparator.nullsFirst(Comparator.naturalOrder()));

    private final Selection selection;
    private final Set<Family> families;
    private final Categories categories;
    private final Map<GroupKey, Map<String, Cells>> groups = new HashMap<>();

    Tally(Selection selection, Set<Family> families, Categories categories) {
        this.selection = selection;
        this.families = families;
        this.categories = categories;
        if (selection.groupBy().isEmpty()) {
            groups.put(GroupKey.ALL, new TreeMap<>());
        }
    }

    /** Adds a device as far as it had lived by the end of a day. */
    void add(Lifeline line, LocalDate until) {
        add(line, until, 1);
    }

    /** Adds a change as far as it had happened by the end of a day. */
    void add(Delta delta, LocalDate until) {
        if (delta instanceof Delta.OfCounts counts) {
            add(counts.place(), counts.cells());
            return;
        }
        Delta.OfLine line = (Delta.OfLine) delta;
        if (line.before() != null) {
            add(line.before(), until, -1);
        }
        if (line.after() != null) {
            add(line.after(), until, 1);
        }
    }

    private void add(Lifeline line, LocalDate until, int sign) {
        Place place = Place.of(line, until);
        if (selection.filters().match(place)) {
            CellSink sink = sinkAt(place);
            LifelineCells.addUntil(
                    line, until, (measure, byYear, value, count) -> sink.add(measure, byYear, value, sign * count));
        }
    }

    /** Adds stored counts of all devices at a place. */
    void add(Place place, byte[] stored) {
        if (selection.filters().match(place)) {
            SparseCells.read(stored, sinkAt(place));
        }
    }

    /** Adds what counts beside the lives of devices. */
    void add(MassGroup group, SparseCells cells) {
        Place place = new Place(group.category(), group.country(), null, null, null, group.registeredIn());
        if (selection.filters().match(place)) {
            cells.addTo(sinkAt(place));
        }
    }

    private CellSink sinkAt(Place place) {
        Cells cells = groups.computeIfAbsent(keyOf(place), key -> new TreeMap<>())
                .computeIfAbsent(place.category(), category -> new Cells());
        boolean years = selection.minPrecision() == BirthPrecision.YEAR;
        return (measure, byYear, value, count) -> {
            if ((years || !byYear) && families.contains(measure.family())) {
                cells.add(measure, value, count);
            }
        };
    }

    private GroupKey keyOf(Place place) {
        if (selection.groupBy().isEmpty()) {
            return GroupKey.ALL;
        }
        return new GroupKey(
                part(Dimension.CATEGORY, place, Place::category),
                part(Dimension.EU6, place, one -> eu6(one.category())),
                part(Dimension.COUNTRY, place, Place::country),
                part(Dimension.MANUFACTURER, place, Place::manufacturer),
                part(Dimension.MODEL, place, Place::model),
                part(Dimension.BIRTH_YEAR, place, Place::birthYear),
                part(Dimension.REGISTERED_IN, place, Place::registeredIn));
    }

    private String part(Dimension dimension, Place place, Function<Place, ?> value) {
        if (!selection.groupBy().contains(dimension)) {
            return null;
        }
        Object known = value.apply(place);
        return known == null ? GroupKey.UNKNOWN : known.toString();
    }

    private String eu6(String category) {
        return categories.find(category).map(Category::eu6).orElse(null);
    }

    /** The groups in which there is anything, in the order of their keys; without grouping there is always one. */
    List<Group> groups() {
        List<Group> found = new ArrayList<>();
        groups.forEach((key, byCategory) -> found.add(Group.of(key, byCategory)));
        found.removeIf(group -> group.isEmpty() && !selection.groupBy().isEmpty());
        found.sort(Comparator.comparing(Group::key, ORDER));
        return found;
    }
}
