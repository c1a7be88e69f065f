package org.circulog.recording;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.circulog.device.KnownDevice;
import org.circulog.device.LifeRow;
import org.circulog.device.NewDevice;
import org.circulog.device.NewIdentifier;
import org.circulog.event.AcceptedEvent;
import org.circulog.event.EventType;
import org.circulog.event.NewEvent;
import org.circulog.event.Recycling;
import org.circulog.recovery.TreatmentKind;

/**
 * The judge's decisions about a gathering and what follows from them.
 *
 * @param drafts one per new event, in their order
 * @param lives the rows as they will be of every device that an accepted event touches
 */
record Verdict(List<Draft> drafts, List<NewDevice> devices, List<NewIdentifier> identifiers, List<LifeRow> lives) {

    Verdict with(Findings findings) {
        return new Verdict(drafts.stream().map(findings::addTo).toList(), devices, identifiers, lives);
    }

    List<AcceptedEvent> accepted() {
        return drafts.stream()
                .filter(Draft.Accepted.class::isInstance)
                .map(draft -> ((Draft.Accepted) draft).event())
                .toList();
    }

    /** Devices out of which material comes, or that enter an operation which is no recycling. */
    Collection<KnownDevice> recovering() {
        Map<UUID, KnownDevice> devices = new TreeMap<>();
        for (Draft draft : drafts) {
            if (draft instanceof Draft.Accepted accepted
                    && movesMass(accepted.event().request())) {
                devices.put(accepted.device().id(), accepted.device());
            }
        }
        return devices.values();
    }

    private static boolean movesMass(NewEvent event) {
        Recycling recycling = event.body().recycling();
        return event.type() == EventType.MATERIAL_RECOVERY
                || recycling != null && TreatmentKind.of(recycling.operation()) != TreatmentKind.RECYCLING;
    }

    /** Devices whose facts must be read before the verdict holds. */
    Set<KnownDevice> undecided() {
        return drafts.stream()
                .filter(Draft.Undecided.class::isInstance)
                .map(draft -> ((Draft.Undecided) draft).device())
                .collect(Collectors.toSet());
    }

    boolean isUnanimous() {
        return drafts.stream().noneMatch(Draft.Refused.class::isInstance);
    }
}
