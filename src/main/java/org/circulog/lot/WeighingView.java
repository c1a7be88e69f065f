package org.circulog.lot;

import jakarta.validation.constraints.NotNull;

/** What the scale showed, in milligrams; null where it was not said. */
public record WeighingView(
        Long grossMassMg, Long tareMassMg, @NotNull Long netMassMg) {

    static WeighingView of(StoredLot.Weighing weighing) {
        return weighing == null ? null : new WeighingView(weighing.grossMg(), weighing.tareMg(), weighing.netMg());
    }
}
