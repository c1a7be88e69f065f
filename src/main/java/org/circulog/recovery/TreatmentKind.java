package org.circulog.recovery;

import org.circulog.event.WasteOperation;

/** What a treatment counts as. The ordinals are stored. */
public enum TreatmentKind {
    /** R2 to R11, or an operation that was not named: the mass enters recycling. */
    RECYCLING,
    /** R1. */
    ENERGY,
    /** D1 to D12. */
    DISPOSAL,
    /** Sorting and storage: the mass only moves. */
    PRELIMINARY;

    /** @param operation null if it was not named */
    public static TreatmentKind of(WasteOperation operation) {
        if (operation == null) {
            return RECYCLING;
        } else if (operation.isPreliminary()) {
            return PRELIMINARY;
        } else if (operation == WasteOperation.R1) {
            return ENERGY;
        }
        return operation.name().startsWith("D") ? DISPOSAL : RECYCLING;
    }
}
