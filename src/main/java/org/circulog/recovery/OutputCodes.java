package org.circulog.recovery;

import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.circulog.event.MaterialRecovery;
import org.circulog.reference.Material;
import org.circulog.reference.Materials;

/**
 * Whole numbers under which masses are counted per material, fate and basis. They are stored: materials keep their place
 * in the list, and fates and bases their order.
 */
@Singleton
public final class OutputCodes {
    private static final RecoveredFate[] FATES = RecoveredFate.values();
    private static final MaterialRecovery.Basis[] BASES = MaterialRecovery.Basis.values();

    private final List<String> materials;
    private final Map<String, Integer> places = new HashMap<>();

    OutputCodes(Materials materials) {
        this.materials = materials.all().stream().map(Material::code).toList();
        this.materials.forEach(code -> places.put(code, places.size()));
    }

    /** What came out of one material with one fate, as it is known. */
    public record Output(String material, RecoveredFate fate, MaterialRecovery.Basis basis)
            implements Comparable<Output> {
        private static final Comparator<Output> ORDER = Comparator.comparing(Output::material)
                .thenComparing(Output::fate)
                .thenComparing(Output::basis);

        @Override
        public int compareTo(Output other) {
            return ORDER.compare(this, other);
        }
    }

    int codeOf(Output output) {
        int fraction = codeOf(output.material()) * FATES.length + output.fate().ordinal();
        return fraction * BASES.length + output.basis().ordinal();
    }

    int codeOf(String material) {
        return places.get(material);
    }

    /** What a code of {@link org.circulog.metrics.cells.Measure#OUTPUT_MG} stands for. */
    public Output outputOf(int code) {
        int fraction = code / BASES.length;
        return new Output(
                materialOf(fraction / FATES.length), FATES[fraction % FATES.length], BASES[code % BASES.length]);
    }

    /** What a code of {@link org.circulog.metrics.cells.Measure#CONTENT_MG} stands for. */
    public String materialOf(int code) {
        return materials.get(code);
    }
}
