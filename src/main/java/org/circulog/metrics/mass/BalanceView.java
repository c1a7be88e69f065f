package org.circulog.metrics.mass;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.circulog.metrics.cells.Cells;
import org.circulog.metrics.cells.Measure;
import org.circulog.recovery.OutputCodes;
import org.circulog.recovery.RecoveredFate;

/**
 * What came out, residues included, against the input of the same devices and lots.
 *
 * @param inputMg without what moved on to other lots
 * @param closure all outputs by the input
 * @param recyclingRate outputs with the fate RECYCLED by the input; not the rate of Article 11
 * @param recoveryRate those with ENERGY
 * @param recyclers by their ids
 */
public record BalanceView(
        @NotNull Long inputMg,
        @NotNull Long outputMg,
        @NotNull Double closure,
        @NotNull Double recyclingRate,
        @NotNull Double recoveryRate,
        @NotNull List<Recycler> recyclers) {

    /** @param closure null where nothing went in */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Recycler(
            @NotNull UUID organisationId,
            @NotNull Long inputMg,
            @NotNull Long outputMg,
            Double closure) {}

    /**
     * Null before anything came out.
     *
     * @param organisations ids by their numbers
     */
    static BalanceView of(Masses masses, OutputCodes codes, Map<Integer, UUID> organisations) {
        Cells cells = masses.cells();
        long input = cells.count(Measure.BALANCE_INPUT_MG);
        if (input == 0) {
            return null;
        }
        long recycled = masses.outputMg(RecoveredFate.RECYCLED, codes);
        long energy = masses.outputMg(RecoveredFate.ENERGY, codes);
        long output = cells.total(Measure.OUTPUT_MG);
        return new BalanceView(
                input,
                output,
                (double) output / input,
                (double) recycled / input,
                (double) (recycled + energy) / input,
                recyclers(cells, organisations));
    }

    private static List<Recycler> recyclers(Cells cells, Map<Integer, UUID> organisations) {
        List<Recycler> recyclers = new ArrayList<>();
        cells.forEach(Measure.RECYCLER_INPUT_MG, (number, input) -> {
            long output = cells.count(Measure.RECYCLER_OUTPUT_MG, number);
            recyclers.add(new Recycler(organisations.get(number), input, output, CollectedView.ratio(output, input)));
        });
        recyclers.sort(Comparator.comparing(Recycler::organisationId));
        return recyclers;
    }
}
