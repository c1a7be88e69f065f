package org.circulog.recording;

import java.util.List;
import org.circulog.device.KnownDevice;
import org.circulog.device.LifeRow;
import org.circulog.event.RebuiltLot;

/**
 * The decision about a new event on a lot and what follows from it.
 *
 * @param lot as it will be; null unless the event is accepted
 * @param lives the rows as they will be of all devices whose lives it ends
 * @param undecided devices whose facts must be read before the verdict holds
 */
record LotVerdict(Draft draft, RebuiltLot lot, List<LifeRow> lives, List<KnownDevice> undecided) {
    static LotVerdict without(Draft draft) {
        return new LotVerdict(draft, null, List.of(), List.of());
    }

    LotVerdict with(Findings findings) {
        return new LotVerdict(findings.addTo(draft), lot, lives, undecided);
    }

    boolean isAccepted() {
        return draft instanceof Draft.Accepted;
    }
}
