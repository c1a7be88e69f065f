package org.circulog.recording;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Map;
import org.circulog.web.Audited;

/** What became of a batch. */
public record BatchView(
        @NotNull Integer created,
        @NotNull Integer replayed,
        @NotNull Integer rejected,
        @NotNull List<BatchItem> items) implements Audited {

    static BatchView of(List<BatchItem> items) {
        BatchTotals totals = BatchTotals.NONE.plus(items);
        return new BatchView(totals.created(), totals.replayed(), totals.rejected(), List.copyOf(items));
    }

    @Override
    public Map<String, ?> audited() {
        return new BatchTotals(created, replayed, rejected).audited();
    }
}
