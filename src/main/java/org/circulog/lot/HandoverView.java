package org.circulog.lot;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.circulog.web.Audited;

/**
 * A handover as both organisations see it.
 *
 * @param offered what was in the lot by the sender's account
 * @param accepted null unless it was accepted
 * @param answeredAt null while it is offered
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record HandoverView(
        @NotNull UUID id,
        @NotNull UUID lotId,
        @NotNull String lotName,
        String category,
        @NotNull UUID from,
        @NotNull UUID to,
        @NotNull HandoverState state,
        String note,
        @NotNull Quantity offered,
        Accepted accepted,
        String reason,
        @NotNull Instant offeredAt,
        Instant answeredAt)
        implements Audited {

    /** Mass in milligrams and pieces, devices included. */
    public record Quantity(@NotNull Long massMg, @NotNull Long pieces) {}

    /**
     * What the receiver took.
     *
     * @param lotId the lot that it holds now: the one offered, or a part that was split off
     * @param massMg by the sender's account
     * @param receivedMassMg by the receiver's scale
     * @param differenceMg received less sent; negative if something was lost on the way
     */
    public record Accepted(
            @NotNull UUID lotId,
            @NotNull Long massMg,
            @NotNull Long pieces,
            @NotNull Long receivedMassMg,
            @NotNull Long differenceMg) {
        private static Accepted of(Handover.Acceptance acceptance) {
            return acceptance == null
                    ? null
                    : new Accepted(
                            acceptance.lotId(),
                            acceptance.massMg(),
                            acceptance.pieces(),
                            acceptance.receivedMg(),
                            acceptance.receivedMg() - acceptance.massMg());
        }
    }

    static HandoverView of(Handover handover, StoredLot lot) {
        return new HandoverView(
                handover.id(),
                handover.lotId(),
                lot.name(),
                lot.category(),
                handover.fromId(),
                handover.toId(),
                handover.state(),
                handover.note(),
                new Quantity(handover.offeredMg(), handover.offeredPieces()),
                Accepted.of(handover.acceptance()),
                handover.reason(),
                handover.offeredAt(),
                handover.answeredAt());
    }

    @Override
    public Map<String, ?> audited() {
        return Map.of("handoverId", id, "lotId", lotId, "state", state);
    }
}
