package org.circulog.lot;

import java.time.Instant;
import java.util.UUID;

/**
 * A lot on its way from one organisation to another.
 *
 * @param offeredMg what was in it by the sender's account
 * @param acceptance null unless it was accepted
 * @param reason why it was refused or withdrawn; null if nobody said
 * @param answeredAt null while it is offered
 */
record Handover(
        UUID id,
        UUID lotId,
        UUID fromId,
        UUID toId,
        HandoverState state,
        String note,
        long offeredMg,
        long offeredPieces,
        Acceptance acceptance,
        String reason,
        Instant offeredAt,
        Instant answeredAt) {

    /**
     * What the receiver took.
     *
     * @param lotId the lot that it holds now: the one offered, or a part that was split off
     * @param massMg by the sender's account
     * @param receivedMg by the receiver's scale
     */
    record Acceptance(UUID lotId, long massMg, long pieces, long receivedMg) {}
}
