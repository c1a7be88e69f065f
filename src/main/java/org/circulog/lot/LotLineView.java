package org.circulog.lot;

import jakarta.validation.constraints.NotNull;
import java.util.Map;
import java.util.UUID;
import org.circulog.web.Audited;

/**
 * Something in a lot that is not a recorded device.
 *
 * @param line its number in the lot
 * @param category null for mass from another lot whose categories are not known
 * @param pieces null if nobody counted
 * @param fromLotId the lot from which it came; null for what was loose
 */
public record LotLineView(
        @NotNull Integer line,
        String category,
        Long pieces,
        @NotNull Long massMg,
        UUID fromLotId) implements Audited {

    static LotLineView of(LotLine line) {
        return new LotLineView(line.line(), line.category(), line.pieces(), line.massMg(), line.fromLot());
    }

    @Override
    public Map<String, ?> audited() {
        return Map.of("line", line);
    }
}
