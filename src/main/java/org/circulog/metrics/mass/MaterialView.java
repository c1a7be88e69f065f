package org.circulog.metrics.mass;

import jakarta.validation.constraints.NotNull;
import java.util.ArrayList;
import java.util.List;
import org.circulog.metrics.cells.Measure;
import org.circulog.recovery.OutputCodes;

/**
 * How much of a material came out of the devices and lots of which it is known what they held.
 *
 * @param contentMg what the input held of it by reference
 * @param recycledMg what was recycled of it from the same input
 */
public record MaterialView(
        @NotNull String material,
        @NotNull Long contentMg,
        @NotNull Long recycledMg,
        @NotNull Double rate) {

    /** In the order of the list of materials. */
    static List<MaterialView> all(Masses masses, OutputCodes codes) {
        List<MaterialView> materials = new ArrayList<>();
        masses.cells().forEach(Measure.CONTENT_MG, (code, content) -> {
            long recycled = masses.cells().count(Measure.CONTENT_RECYCLED_MG, code);
            materials.add(new MaterialView(codes.materialOf(code), content, recycled, (double) recycled / content));
        });
        return materials;
    }
}
