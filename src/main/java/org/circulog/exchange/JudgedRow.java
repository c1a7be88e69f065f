package org.circulog.exchange;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.circulog.event.RepairOutcome;
import org.circulog.recording.RecordingStatus;

/**
 * What became of a row.
 *
 * @param outcome of the repair; null for a rejected row
 * @param remarks why it was rejected, or what was noticed on the way
 */
record JudgedRow(OrdsRow row, RecordingStatus status, RepairOutcome outcome, List<Remark> remarks) {
    JudgedRow {
        remarks = List.copyOf(remarks);
    }

    static JudgedRow rejected(OrdsRow row, List<Remark> reasons) {
        return new JudgedRow(row, RecordingStatus.REJECTED, null, reasons);
    }

    boolean isRejected() {
        return status == RecordingStatus.REJECTED;
    }

    Stream<Finding> findings(UUID importId) {
        return IntStream.range(0, remarks.size())
                .mapToObj(place ->
                        new Finding(importId, row.line(), place, row.get(OrdsColumn.ID), status, remarks.get(place)));
    }
}
