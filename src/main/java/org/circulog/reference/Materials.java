package org.circulog.reference;

import static java.util.stream.Collectors.toUnmodifiableMap;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The materials that a recovery may name, grouped by kind. */
@Singleton
public final class Materials {

    private final List<Material> all;
    private final Map<String, Material> byCode;

    public Materials() {
        all = ReferenceTable.read("materials.csv", Materials::material);
        byCode = all.stream().collect(toUnmodifiableMap(Material::code, Function.identity()));
    }

    public List<Material> all() {
        return all;
    }

    /** Finds a material by its code, such as {@code COPPER}. */
    public Optional<Material> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    private static Material material(NamedCsvRecord row) {
        return new Material(
                row.getField("code"),
                row.getField("name"),
                MaterialKind.valueOf(row.getField("kind")),
                Optional.of(row.getField("symbol")).filter(symbol -> !symbol.isEmpty()));
    }
}
