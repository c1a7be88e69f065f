package org.circulog.recording;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.UUID;
import org.circulog.event.Event;
import org.circulog.event.Warning;
import org.circulog.web.Problem;

/**
 * What became of one event of a batch.
 *
 * @param index its place in the batch, from 0
 * @param id null if it could not be read
 * @param deviceId null where it is about a lot or was refused
 * @param lotId null where it is about a device or was refused
 */
public record BatchItem(
        @NotNull Integer index,
        @JsonInclude(JsonInclude.Include.ALWAYS) UUID id,
        @NotNull RecordingStatus status,
        UUID deviceId,
        UUID lotId,
        List<Warning> warnings,
        Problem problem) {

    static BatchItem of(int index, UUID id, RecordingOutcome outcome) {
        if (outcome instanceof RecordingOutcome.Created created) {
            return recorded(index, RecordingStatus.CREATED, created.event());
        } else if (outcome instanceof RecordingOutcome.Replayed replayed) {
            return recorded(index, RecordingStatus.REPLAYED, replayed.event());
        }
        return rejected(index, id, ((RecordingOutcome.Refused) outcome).problem());
    }

    static BatchItem rejected(int index, UUID id, Problem problem) {
        return new BatchItem(index, id, RecordingStatus.REJECTED, null, null, null, problem);
    }

    private static BatchItem recorded(int index, RecordingStatus status, Event event) {
        return new BatchItem(index, event.id(), status, event.recordId(), event.lotId(), event.warnings(), null);
    }
}
