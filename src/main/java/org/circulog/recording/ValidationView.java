package org.circulog.recording;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.UUID;
import org.circulog.event.Warning;
import org.circulog.web.Problem;

/**
 * What recording an event would come to.
 *
 * @param deviceId null where nothing is recorded of the device yet, or the event is about a lot
 * @param lotId null where the event is about a device
 */
public record ValidationView(
        @NotNull Boolean accepted,
        @NotNull RecordingStatus status,
        UUID deviceId,
        UUID lotId,
        @NotNull List<Warning> warnings,
        Problem problem) {

    static ValidationView of(Trial trial) {
        return new ValidationView(
                trial.status() != RecordingStatus.REJECTED,
                trial.status(),
                trial.deviceId(),
                trial.lotId(),
                trial.warnings(),
                trial.problem());
    }
}
