package org.circulog.exchange;

import java.util.List;
import org.circulog.event.RepairOutcome;
import org.circulog.recording.RecordingStatus;

/** What became of the rows of a gathering, in numbers. */
record Tally(List<JudgedRow> rows) {
    Tally {
        rows = List.copyOf(rows);
    }

    long of(RecordingStatus status) {
        return rows.stream().filter(row -> row.status() == status).count();
    }

    long of(RepairOutcome outcome) {
        return rows.stream().filter(row -> row.outcome() == outcome).count();
    }

    /** Recorded all the same. */
    long warned() {
        return rows.stream()
                .filter(row -> !row.isRejected() && !row.remarks().isEmpty())
                .count();
    }
}
