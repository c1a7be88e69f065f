package org.circulog.exchange;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.circulog.event.RepairOutcome;
import org.circulog.life.RepairBarrier;

/** The texts by which ORDS files name outcomes and barriers, in any case, with the spellings of older files. */
final class OrdsCodes {
    private static final Map<String, RepairOutcome> OUTCOMES = Map.of(
            "fixed", RepairOutcome.FIXED,
            "repairable", RepairOutcome.REPAIRABLE,
            "end of life", RepairOutcome.END_OF_LIFE,
            "unknown", RepairOutcome.UNKNOWN);

    private static final Map<String, RepairBarrier> BARRIERS = Map.of(
            "spare parts not available", RepairBarrier.SPARE_PARTS_NOT_AVAILABLE,
            "spare parts too expensive", RepairBarrier.SPARE_PARTS_TOO_EXPENSIVE,
            "no way to open product", RepairBarrier.NO_WAY_TO_OPEN_PRODUCT,
            "no way to open the product", RepairBarrier.NO_WAY_TO_OPEN_PRODUCT,
            "repair information not available", RepairBarrier.REPAIR_INFORMATION_NOT_AVAILABLE,
            "lack of equipment", RepairBarrier.LACK_OF_EQUIPMENT,
            "item too worn out", RepairBarrier.ITEM_TOO_WORN_OUT,
            "product too worn out", RepairBarrier.ITEM_TOO_WORN_OUT,
            "too worn out", RepairBarrier.ITEM_TOO_WORN_OUT);

    private OrdsCodes() {}

    static Optional<RepairOutcome> findOutcome(String text) {
        return Optional.ofNullable(OUTCOMES.get(text.toLowerCase(Locale.ROOT)));
    }

    static Optional<RepairBarrier> findBarrier(String text) {
        return Optional.ofNullable(BARRIERS.get(text.toLowerCase(Locale.ROOT)));
    }
}
