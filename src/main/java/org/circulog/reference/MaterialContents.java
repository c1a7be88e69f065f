package org.circulog.reference;

import static java.util.stream.Collectors.toUnmodifiableMap;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What pieces of the categories hold of materials, as far as studies say. */
@Singleton
public final class MaterialContents {

    private record Key(String category, String material) {}

    private final List<MaterialContent> all;
    private final Map<Key, MaterialContent> byKey;

    public MaterialContents() {
        all = ReferenceTable.read("material-content.csv", MaterialContents::content);
        byKey = all.stream()
                .collect(toUnmodifiableMap(
                        content -> new Key(content.category(), content.material()), Function.identity()));
    }

    public List<MaterialContent> all() {
        return all;
    }

    /** The content of one average piece; empty where no study is known, which does not mean that there is none. */
    public Optional<MaterialContent> find(String category, String material) {
        return Optional.ofNullable(byKey.get(new Key(category, material)));
    }

    private static MaterialContent content(NamedCsvRecord row) {
        return new MaterialContent(
                row.getField("category"),
                row.getField("material"),
                Long.parseLong(row.getField("massMg")),
                Integer.parseInt(row.getField("year")),
                row.getField("source"));
    }
}
