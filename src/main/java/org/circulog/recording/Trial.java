package org.circulog.recording;

import java.util.List;
import java.util.UUID;
import org.circulog.event.Warning;
import org.circulog.web.Problem;

/**
 * What recording an event would come to.
 *
 * @param deviceId null where the device is not on record yet, or the event would be refused
 * @param problem null unless it would be refused
 */
public record Trial(RecordingStatus status, UUID deviceId, List<Warning> warnings, Problem problem) {
    static Trial created(UUID deviceId, List<Warning> warnings) {
        return new Trial(RecordingStatus.CREATED, deviceId, warnings, null);
    }

    static Trial replayed(UUID deviceId, List<Warning> warnings) {
        return new Trial(RecordingStatus.REPLAYED, deviceId, warnings, null);
    }

    static Trial refused(Problem problem) {
        return new Trial(RecordingStatus.REJECTED, null, List.of(), problem);
    }
}
