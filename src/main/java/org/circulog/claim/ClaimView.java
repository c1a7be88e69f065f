package org.circulog.claim;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.circulog.web.Audited;

/** A claim as its organisation sees it; it has a {@code deviceId} or a {@code lotId}. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ClaimView(
        @NotNull UUID id,
        @NotNull String material,
        @NotNull Long massMg,
        UUID deviceId,
        UUID lotId,
        @NotNull Certificate certificate,
        @NotNull ClaimState state,
        @NotNull Instant reservedAt,
        Instant confirmedAt,
        Instant cancelledAt,
        String reason)
        implements Audited {

    static ClaimView of(StoredClaim claim) {
        return new ClaimView(
                claim.id(),
                claim.material(),
                claim.massMg(),
                claim.deviceId(),
                claim.lotId(),
                claim.certificate(),
                claim.state(),
                claim.reservedAt(),
                claim.confirmedAt(),
                claim.cancelledAt(),
                claim.reason());
    }

    @Override
    public Map<String, ?> audited() {
        return Map.of("claimId", id, "state", state);
    }
}
