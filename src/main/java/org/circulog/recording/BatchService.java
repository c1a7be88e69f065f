package org.circulog.recording;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.circulog.CirculogConfig;
import org.circulog.event.NewEvent;
import org.circulog.web.FieldError;
import org.circulog.web.ProblemException;

/** Records the entries of batches by the same path as single events, in larger gatherings. */
@Singleton
class BatchService {
    private final Recorder recorder;
    private final int gathering;

    BatchService(Recorder recorder, CirculogConfig config) {
        this.recorder = recorder;
        this.gathering = config.recording().gather();
    }

    /** How many entries share a transaction. */
    int gathering() {
        return gathering;
    }

    /** Records each entry that is legal, gathering by gathering; one item per entry, in their order. */
    List<BatchItem> record(List<BatchReader.Entry> entries) {
        List<BatchItem> items = new ArrayList<>(entries.size());
        for (int start = 0; start < entries.size(); start += gathering) {
            items.addAll(recordGathering(entries.subList(start, Math.min(entries.size(), start + gathering))));
        }
        return items;
    }

    /** @throws ProblemException {@code batch-rejected}, with all that is wrong, unless every entry is legal */
    List<BatchItem> recordTogether(List<BatchReader.Entry> entries) {
        List<FieldError> errors = entries.stream()
                .filter(entry -> !entry.isEvent())
                .flatMap(entry -> Refusals.errorsOf(entry.problem(), "/" + entry.index()).stream())
                .toList();
        if (!errors.isEmpty()) {
            throw new ProblemException(Refusals.batchRejected(errors, entries.size()));
        }
        return itemsOf(entries, recorder.recordTogether(eventsOf(entries)));
    }

    private List<BatchItem> recordGathering(List<BatchReader.Entry> entries) {
        List<NewEvent> events = eventsOf(entries);
        return itemsOf(entries, events.isEmpty() ? List.of() : recorder.record(events));
    }

    private static List<NewEvent> eventsOf(List<BatchReader.Entry> entries) {
        return entries.stream()
                .filter(BatchReader.Entry::isEvent)
                .map(BatchReader.Entry::event)
                .toList();
    }

    private static List<BatchItem> itemsOf(List<BatchReader.Entry> entries, List<RecordingOutcome> outcomes) {
        List<BatchItem> items = new ArrayList<>(entries.size());
        int next = 0;
        for (BatchReader.Entry entry : entries) {
            items.add(
                    entry.isEvent()
                            ? BatchItem.of(entry.index(), entry.id(), outcomes.get(next++))
                            : BatchItem.rejected(entry.index(), entry.id(), entry.problem()));
        }
        return items;
    }
}
