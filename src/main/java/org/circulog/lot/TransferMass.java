package org.circulog.lot;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.Map;
import java.util.UUID;
import org.circulog.web.Audited;
import org.circulog.web.MaxBytes;

/**
 * Moves what is left in a closed lot, or a part of it, into an open one.
 *
 * @param massMg in milligrams; null for all that is left
 * @param pieces that go with a part of the mass; null for none, or for all that are left with all of the mass
 */
@MaxBytes(1024)
public record TransferMass(
        @NotNull UUID fromLotId,
        @Min(1) @Max(1_000_000_000_000_000L) Long massMg,
        @Min(0) @Max(1_000_000_000_000L) Long pieces)
        implements Audited {
    @Override
    public Map<String, ?> audited() {
        return fromLotId == null ? Map.of() : Map.of("fromLotId", fromLotId);
    }
}
