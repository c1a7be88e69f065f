package org.circulog.device;

import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.circulog.life.MassBasis;
import org.circulog.time.PartialDate;
import org.circulog.web.Audited;

/**
 * A device with what is known of it and the life it has so far.
 *
 * @param mergedIds other ids of it
 * @param massMg measured, declared, or the average of its category
 * @param country of the event recorded last
 */
public record DeviceView(
        @NotNull UUID id,
        @NotNull List<UUID> mergedIds,
        @NotNull List<IdentifierView> identifiers,
        @NotNull String category,
        String manufacturer,
        String model,
        @NotNull Long massMg,
        @NotNull MassBasis massBasis,
        BigDecimal recycledContentPercent,
        PartialDate manufacturedOn,
        @NotNull LocalDate observedSince,
        String country,
        @NotNull Instant registeredAt,
        @NotNull LifeSummary life)
        implements Audited {
    @Override
    public Map<String, ?> audited() {
        return Map.of("deviceId", id);
    }
}
