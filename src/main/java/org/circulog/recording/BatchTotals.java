package org.circulog.recording;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Map;
import org.circulog.web.Audited;

/** How many events of a batch ended how. */
public record BatchTotals(
        @NotNull Integer created,
        @NotNull Integer replayed,
        @NotNull Integer rejected) implements Audited {
    static final BatchTotals NONE = new BatchTotals(0, 0, 0);

    BatchTotals plus(List<BatchItem> items) {
        return new BatchTotals(
                created + count(items, RecordingStatus.CREATED),
                replayed + count(items, RecordingStatus.REPLAYED),
                rejected + count(items, RecordingStatus.REJECTED));
    }

    private static int count(List<BatchItem> items, RecordingStatus status) {
        return (int) items.stream().filter(item -> item.status() == status).count();
    }

    @Override
    public Map<String, ?> audited() {
        return Map.of("created", created, "replayed", replayed, "rejected", rejected);
    }
}
