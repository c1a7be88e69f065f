package org.circulog.metrics.mass;

import jakarta.validation.constraints.NotNull;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.circulog.event.MaterialRecovery.Basis;
import org.circulog.metrics.cells.Measure;
import org.circulog.recovery.OutputCodes;
import org.circulog.recovery.OutputCodes.Output;
import org.circulog.recovery.RecoveredFate;

/** What came out of one material with one fate, and how it is known. */
public record OutputView(
        @NotNull String material,
        @NotNull RecoveredFate fate,
        @NotNull Long massMg,
        @NotNull Long measuredMg,
        @NotNull Long estimatedMg,
        @NotNull Long declaredMg) {

    /** In the order of the codes of the materials, then of the fates. */
    static List<OutputView> all(Masses masses, OutputCodes codes) {
        SortedMap<Output, Long> outputs = new TreeMap<>();
        masses.cells().forEach(Measure.OUTPUT_MG, (code, mass) -> outputs.put(codes.outputOf(code), mass));
        List<OutputView> views = new ArrayList<>();
        outputs.keySet().stream()
                .map(output -> new Output(output.material(), output.fate(), Basis.MEASURED))
                .distinct()
                .forEach(fraction -> views.add(of(fraction, outputs)));
        return views;
    }

    private static OutputView of(Output fraction, SortedMap<Output, Long> outputs) {
        long measured = massOf(fraction, Basis.MEASURED, outputs);
        long estimated = massOf(fraction, Basis.ESTIMATED, outputs);
        long declared = massOf(fraction, Basis.DECLARED, outputs);
        return new OutputView(
                fraction.material(), fraction.fate(), measured + estimated + declared, measured, estimated, declared);
    }

    private static long massOf(Output fraction, Basis basis, SortedMap<Output, Long> outputs) {
        return outputs.getOrDefault(new Output(fraction.material(), fraction.fate(), basis), 0L);
    }
}
