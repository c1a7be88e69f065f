package org.circulog.recording;

import jakarta.validation.constraints.NotNull;
import java.util.List;

/** What became of a batch. */
public record BatchView(
        @NotNull Integer created,
        @NotNull Integer replayed,
        @NotNull Integer rejected,
        @NotNull List<BatchItem> items) {

    static BatchView of(List<BatchItem> items) {
        BatchTotals totals = BatchTotals.NONE.plus(items);
        return new BatchView(totals.created(), totals.replayed(), totals.rejected(), List.copyOf(items));
    }
}
