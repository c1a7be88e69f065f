package org.circulog.metrics.mass;

import org.circulog.life.MassBasis;
import org.circulog.metrics.cells.Cells;
import org.circulog.metrics.cells.Measure;
import org.circulog.metrics.circularity.WeeeTreatment;
import org.circulog.recovery.OutputCodes;
import org.circulog.recovery.RecoveredFate;
import org.circulog.recovery.TreatmentKind;

/**
 * Sums of one group, in milligrams and pieces.
 *
 * @param lotsExcluded whether only what devices count for by themselves is looked at
 */
record Masses(Cells cells, boolean lotsExcluded) {

    /** Loose pieces as far as they were counted. */
    long pieces() {
        return beside(cells.count(Measure.LOOSE));
    }

    long collectedMg() {
        return cells.total(Measure.COLLECTED_MG) + beside(cells.total(Measure.LOOSE_MG));
    }

    long collectedMg(MassBasis basis) {
        return cells.count(Measure.COLLECTED_MG, basis.ordinal())
                + beside(cells.count(Measure.LOOSE_MG, basis.ordinal()));
    }

    /** What entered recycling, devices that were restarted and treated later included. */
    long recyclingMg() {
        long devices = cells.total(Measure.RECYCLED_MG) - beside(cells.total(Measure.TREATED_OTHERWISE_MG));
        return Math.max(0, devices) + beside(cells.count(Measure.LOOSE_TREATED_MG, TreatmentKind.RECYCLING.ordinal()));
    }

    long energyMg() {
        int energy = TreatmentKind.ENERGY.ordinal();
        return beside(
                cells.count(Measure.TREATED_OTHERWISE_MG, energy) + cells.count(Measure.LOOSE_TREATED_MG, energy));
    }

    private long beside(long count) {
        return lotsExcluded ? 0 : count;
    }

    /** Collected, treated or disposed of, with what is loose in lots. */
    long endOfUseMg() {
        return cells.total(Measure.END_OF_USE_MG) + beside(cells.total(Measure.LOOSE_MG));
    }

    /** What was recycled by the input of the devices and lots out of which something came; null before anything did. */
    Double recyclingEfficiency(OutputCodes codes) {
        long input = beside(cells.count(Measure.BALANCE_INPUT_MG));
        return input == 0 ? null : (Double) Math.min(1, (double) outputMg(RecoveredFate.RECYCLED, codes) / input);
    }

    long outputMg(RecoveredFate fate, OutputCodes codes) {
        long[] sum = {0};
        cells.forEach(Measure.OUTPUT_MG, (code, mass) -> {
            if (codes.outputOf(code).fate() == fate) {
                sum[0] += mass;
            }
        });
        return sum[0];
    }

    /** Other recovery, such as backfilling, has no operation of its own in the records. */
    WeeeTreatment treatment() {
        return new WeeeTreatment(
                collectedMg(), cells.total(Measure.PREPARED_FOR_REUSE_MG), recyclingMg(), energyMg(), 0);
    }
}
