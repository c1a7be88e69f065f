package org.circulog.lot;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.Map;
import org.circulog.web.Audited;
import org.circulog.web.MaxBytes;

/**
 * Puts something into a lot that is not a recorded device.
 *
 * @param category UNU key
 * @param pieces null if nobody counted
 */
@MaxBytes(OpenLot.MAX_BYTES)
public record AddLine(
        @NotNull @Pattern(regexp = "[0-9]{4}", message = "must be a UNU key of four digits")
        String category,

        @Min(1) @Max(AddLine.MOST_PIECES) Long pieces,
        @NotNull @Min(1) @Max(WeighLot.MAX_MG) Long massMg)
        implements Audited {
    static final long MOST_PIECES = 1_000_000_000;

    @Override
    public Map<String, ?> audited() {
        return Map.of();
    }
}
