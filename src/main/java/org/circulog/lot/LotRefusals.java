package org.circulog.lot;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.circulog.organisation.Caller;
import org.circulog.web.FieldError;
import org.circulog.web.Problem;
import org.circulog.web.ProblemType;

/** Why a device does not get into a lot, or cannot stay. */
final class LotRefusals {
    /** All of them end with one event, in one transaction. */
    static final int MOST_DEVICES = 20_000;

    private static final int MOST_NAMED = 50;

    private LotRefusals() {}

    static Problem unknownDevice() {
        return Problem.of(
                ProblemType.UNKNOWN_DEVICE, "No device is recorded under this id, and no identifier is given.");
    }

    static Problem identifiersDisagree(Set<UUID> devices) {
        return Problem.of(
                ProblemType.IDENTIFIERS_DISAGREE,
                "The id and the identifiers belong to " + devices.size() + " devices.",
                List.of(),
                Map.of("devices", List.copyOf(devices)));
    }

    /** Names the lot only to its holder. */
    static Problem deviceInLot(StoredLot other, Caller caller) {
        return other.holderId().equals(caller.organisationId())
                ? Problem.of(
                        ProblemType.DEVICE_IN_LOT,
                        "The device is in another lot of yours.",
                        List.of(),
                        Map.of("lotId", other.id()))
                : Problem.of(ProblemType.DEVICE_IN_LOT, "The device is in another lot.");
    }

    static Problem withdrawn() {
        return Problem.of(
                ProblemType.STATE_CONFLICT, "By the records the device was disposed of, exported, lost or stolen.");
    }

    /** Names the first of them. */
    static Problem withdrawn(List<UUID> devices) {
        return Problem.of(
                ProblemType.STATE_CONFLICT,
                "By the records " + devices.size()
                        + " of its devices were disposed of, exported, lost or stolen; take them out first.",
                List.of(),
                Map.of("devices", devices.subList(0, Math.min(devices.size(), MOST_NAMED))));
    }

    static Problem fault() {
        return Problem.of(ProblemType.INTERNAL_ERROR, "The failure is logged under the id of the lot.");
    }

    static Problem full() {
        return Problem.invalid(List.of(new FieldError(
                "", "lot-full", "would be one of more than " + MOST_DEVICES + " devices, or of 10^15 mg")));
    }
}
