package org.circulog.recording;

import java.util.List;
import java.util.UUID;
import org.circulog.event.Warning;
import org.circulog.web.Problem;

/**
 * What recording an event would come to.
 *
 * @param deviceId null where the device is not on record yet, the event is about a lot, or it would be refused
 * @param lotId null where it is not about a lot, or would be refused
 * @param problem null unless it would be refused
 */
public record Trial(RecordingStatus status, UUID deviceId, UUID lotId, List<Warning> warnings, Problem problem) {
    static Trial created(UUID deviceId, UUID lotId, List<Warning> warnings) {
        return new Trial(RecordingStatus.CREATED, deviceId, lotId, warnings, null);
    }

    static Trial replayed(UUID deviceId, UUID lotId, List<Warning> warnings) {
        return new Trial(RecordingStatus.REPLAYED, deviceId, lotId, warnings, null);
    }

    static Trial refused(Problem problem) {
        return new Trial(RecordingStatus.REJECTED, null, null, List.of(), problem);
    }
}
