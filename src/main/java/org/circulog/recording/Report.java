package org.circulog.recording;

import java.util.List;
import java.util.UUID;
import org.circulog.event.MaterialRecovery;
import org.circulog.event.MaterialRecovery.Output;
import org.circulog.event.NewEvent;
import org.circulog.recovery.InputContent;

/**
 * An accepted treatment or recovery, as far as it can be doubted.
 *
 * @param recordIds all ids under which events of its device or lot are kept
 * @param inputMg mass of the device or lot
 * @param content of the input of a recovery; null for a treatment
 */
record Report(NewEvent event, List<UUID> recordIds, long inputMg, InputContent content) {
    Report {
        recordIds = List.copyOf(recordIds);
    }

    UUID organisationId() {
        return event.caller().organisationId();
    }

    /** What came out; nothing of a treatment. */
    List<Output> outputs() {
        MaterialRecovery recovery = event.body().materialRecovery();
        return recovery == null ? List.of() : recovery.outputs();
    }

    boolean isMeasured() {
        return event.body().materialRecovery().basis() == MaterialRecovery.Basis.MEASURED;
    }

    /** What was treated, in milligrams, by the scale where there was one. */
    long treatedMg() {
        Long receivedMg = event.body().recycling().receivedMassMg();
        return receivedMg == null ? inputMg : receivedMg;
    }

    /** Whether the day on which it happened is known. */
    boolean hasDay() {
        return event.occurredAt().earliestDay().equals(event.occurredAt().latestDay());
    }
}
