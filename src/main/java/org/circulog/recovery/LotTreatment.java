package org.circulog.recovery;

import java.time.LocalDate;
import org.circulog.event.WasteOperation;

/**
 * That a lot was treated, itself or in the lot that it was split from.
 *
 * @param operation null if it was not named
 */
record LotTreatment(LocalDate day, WasteOperation operation) {
    /** Whether the operation only moves mass (Directive 2012/19/EU, Article 11(2)). */
    boolean preliminary() {
        return operation != null && operation.isPreliminary();
    }
}
