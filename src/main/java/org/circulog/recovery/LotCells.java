package org.circulog.recovery;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.circulog.event.MaterialRecovery;
import org.circulog.lot.Apportionment;
import org.circulog.metrics.cells.CellSink;
import org.circulog.metrics.cells.Measure;
import org.circulog.recovery.Manifest.Part;
import org.circulog.recovery.OutputCodes.Output;
import org.circulog.reference.MaterialContent;
import org.circulog.reference.MaterialContents;

/**
 * What a closed lot counts for in figures, by category. Its devices count by their own lives; the rest is shared out among
 * all that is in it by mass, outputs by content where that is known for all of the lot, each exactly to the milligram.
 */
@Singleton
final class LotCells {
    private final OutputCodes codes;
    private final PartWeights weights;
    private final List<String> materials;

    LotCells(OutputCodes codes, PartWeights weights, MaterialContents contents) {
        this.codes = codes;
        this.weights = weights;
        this.materials = contents.all().stream()
                .map(MaterialContent::material)
                .distinct()
                .toList();
    }

    /** @param cells where the counts of a UNU key go */
    void add(ClosedLot lot, Function<String, CellSink> cells) {
        addLoose(lot, cells);
        addTreatment(lot, cells);
        SortedMap<Output, Long> outputs = outputsOf(lot.record());
        if (!outputs.isEmpty()) {
            addOutputs(lot, outputs, cells);
            addInput(lot, cells);
            addContents(lot, outputs, cells);
        }
    }

    private static void count(Function<String, CellSink> cells, Part part, Measure measure, int value, long count) {
        cells.apply(part.category()).add(measure, false, value, count);
    }

    /** Only what came from no other lot: it was collected once. */
    private static void addLoose(ClosedLot lot, Function<String, CellSink> cells) {
        List<Part> parts = lot.manifest().parts();
        long[] masses = masses(lot.record().balance().inputMg(), parts);
        for (int i = lot.manifest().devices().size(); i < parts.size(); i++) {
            Part line = parts.get(i);
            if (line.fromLot() == null) {
                int basis = lot.record().balance().basis().ordinal();
                count(cells, line, Measure.LOOSE_MG, basis, masses[i]);
                count(cells, line, Measure.LOOSE, 0, line.pieces() == null ? 0 : line.pieces());
            }
        }
    }

    /** A lot's mass counts where it stayed, so that none is treated twice. */
    private static void addTreatment(ClosedLot lot, Function<String, CellSink> cells) {
        if (lot.record().treatment() == null) {
            return;
        }
        TreatmentKind kind = TreatmentKind.of(lot.record().treatment().operation());
        List<Part> parts = lot.manifest().parts();
        long[] masses = masses(lot.stayedMg(), parts);
        for (int i = lot.manifest().devices().size(); i < parts.size(); i++) {
            count(cells, parts.get(i), Measure.LOOSE_TREATED_MG, kind.ordinal(), masses[i]);
        }
        if (kind != TreatmentKind.RECYCLING) {
            lot.presentMg()
                    .forEach((category, mass) ->
                            cells.apply(category).add(Measure.TREATED_OTHERWISE_MG, false, kind.ordinal(), mass));
        }
    }

    private static long[] masses(long totalMg, List<Part> parts) {
        return Apportionment.inProportion(
                totalMg, parts.stream().mapToLong(Part::massMg).toArray());
    }

    /** What came out of a lot, by basis too. */
    private static SortedMap<Output, Long> outputsOf(LotRecord lot) {
        boolean preliminary = lot.treatment() != null && lot.treatment().preliminary();
        SortedMap<Output, Long> outputs = new TreeMap<>();
        lot.events().stream()
                .map(record -> record.event().body().materialRecovery())
                .filter(recovery -> recovery != null)
                .forEach(recovery -> recovery.outputs()
                        .forEach(output -> outputs.merge(
                                outputOf(output, recovery.basis(), preliminary), output.massMg(), Math::addExact)));
        return outputs;
    }

    private static Output outputOf(MaterialRecovery.Output output, MaterialRecovery.Basis basis, boolean preliminary) {
        return new Output(output.material(), RecoveredFate.of(output.fate(), preliminary), basis);
    }

    private void addOutputs(ClosedLot lot, SortedMap<Output, Long> outputs, Function<String, CellSink> cells) {
        outputs.forEach((output, mass) -> share(lot, output.material(), mass, (part, share) -> {
            count(cells, part, Measure.OUTPUT_MG, codes.codeOf(output), share);
            count(cells, part, Measure.RECYCLER_OUTPUT_MG, lot.holder(), share);
        }));
    }

    private static void addInput(ClosedLot lot, Function<String, CellSink> cells) {
        List<Part> parts = lot.manifest().parts();
        long[] masses = masses(lot.stayedMg(), parts);
        for (int i = 0; i < masses.length; i++) {
            count(cells, parts.get(i), Measure.BALANCE_INPUT_MG, 0, masses[i]);
            count(cells, parts.get(i), Measure.RECYCLER_INPUT_MG, lot.holder(), masses[i]);
        }
    }

    /** Of the part of the input that did not move on. */
    private void addContents(ClosedLot lot, SortedMap<Output, Long> outputs, Function<String, CellSink> cells) {
        long[] split = {lot.stayedMg(), lot.record().balance().movedMg()};
        for (String material : materials) {
            long contentMg = weights.contentMg(lot.manifest().parts(), material)
                    .map(whole -> Apportionment.inProportion(whole, split)[0])
                    .orElse(0L);
            if (contentMg > 0) {
                int code = codes.codeOf(material);
                share(lot, material, contentMg, (part, share) -> count(cells, part, Measure.CONTENT_MG, code, share));
                share(
                        lot,
                        material,
                        recycledMg(outputs, material),
                        (part, share) -> count(cells, part, Measure.CONTENT_RECYCLED_MG, code, share));
            }
        }
    }

    private static long recycledMg(Map<Output, Long> outputs, String material) {
        return outputs.entrySet().stream()
                .filter(output -> output.getKey().material().equals(material)
                        && output.getKey().fate() == RecoveredFate.RECYCLED)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** Takes what a part gets of a mass. */
    @FunctionalInterface
    private interface Share {
        void take(Part part, long massMg);
    }

    private void share(ClosedLot lot, String material, long totalMg, Share share) {
        List<Part> parts = lot.manifest().parts();
        Sharing sharing = new Sharing(parts, material, weights);
        for (int i = 0; i < parts.size(); i++) {
            share.take(parts.get(i), sharing.massOf(i, totalMg));
        }
    }
}
