package org.circulog.reference;

import static java.util.stream.Collectors.toUnmodifiableMap;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** What making new items emits, by product category of the repair community and by UNU key where one stands in for it. */
@Singleton
public final class Footprints {
    /** Where the figures of the items come from. */
    public static final String SOURCE = "The Restart Project, reference factors of its product categories, revision 2";

    private final List<Footprint> all;
    private final List<FootprintChoice> choices;
    private final Map<String, Footprint> byCategory;

    public Footprints() {
        all = ReferenceTable.read("footprints.csv", Footprints::footprint);
        choices = ReferenceTable.read("footprint-items.csv", Footprints::choice);
        Map<String, Footprint> byItem = all.stream().collect(toUnmodifiableMap(Footprint::item, Function.identity()));
        byCategory = choices.stream()
                .filter(choice -> choice.item() != null)
                .collect(toUnmodifiableMap(
                        FootprintChoice::category,
                        choice -> Objects.requireNonNull(byItem.get(choice.item()), choice.item())));
    }

    public List<Footprint> all() {
        return all;
    }

    /** One for each UNU key. */
    List<FootprintChoice> choices() {
        return choices;
    }

    /** The item that stands in for an average device of a UNU key; empty where none fits. */
    public Optional<Footprint> find(String category) {
        return Optional.ofNullable(byCategory.get(category));
    }

    private static Footprint footprint(NamedCsvRecord row) {
        return new Footprint(
                row.getField("item"),
                Double.parseDouble(row.getField("massKg")),
                Double.parseDouble(row.getField("footprintKgCo2e")),
                Boolean.parseBoolean(row.getField("powered")),
                Boolean.parseBoolean(row.getField("miscellaneous")));
    }

    private static FootprintChoice choice(NamedCsvRecord row) {
        return new FootprintChoice(row.getField("key"), textOf(row, "item"), textOf(row, "note"));
    }

    private static String textOf(NamedCsvRecord row, String column) {
        String text = row.getField(column);
        return text.isEmpty() ? null : text;
    }
}
