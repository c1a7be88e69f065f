package org.circulog.recording;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.circulog.database.DatabaseException;
import org.circulog.event.RecordEvent;
import org.circulog.organisation.Caller;
import org.circulog.web.Lines;
import org.circulog.web.Problem;
import org.circulog.web.ProblemException;
import org.circulog.web.ProblemType;
import org.jboss.logging.Logger;

/** A batch as lines: read, recorded and answered gathering by gathering, with the memory of one. */
@Singleton
class BatchStream {
    private static final Logger LOG = Logger.getLogger(BatchStream.class);

    private final BatchReader reader;
    private final BatchService service;
    private final ObjectMapper mapper;

    BatchStream(BatchReader reader, BatchService service, ObjectMapper mapper) {
        this.reader = reader;
        this.service = service;
        this.mapper = mapper;
    }

    /** The entries of one transaction; the last one of a batch says so. */
    private record Gathering(List<BatchReader.Entry> entries, boolean last) {}

    /** Answers each line with a line, and the end with the totals, which it returns too. */
    BatchTotals record(InputStream body, Caller caller, OutputStream output) throws IOException {
        Lines lines = linesOf(body);
        BatchTotals totals = BatchTotals.NONE;
        int index = 0;
        Gathering gathering;
        do {
            gathering = gather(lines, index, caller);
            List<BatchItem> items = recordOrExplain(gathering.entries());
            totals = totals.plus(items);
            index += items.size();
            writeLines(items, output);
            output.flush();
        } while (!gathering.last());
        writeLines(List.of(totals), output);
        return totals;
    }

    /** @throws ProblemException {@code payload-too-large} for more than a batch may have */
    List<BatchReader.Entry> readAll(InputStream body, Caller caller) throws IOException {
        Lines lines = linesOf(body);
        List<BatchReader.Entry> entries = new ArrayList<>();
        Optional<BatchReader.Entry> entry = reader.readLine(lines, 0, caller);
        while (entry.isPresent()) {
            entries.add(entry.get());
            entry = reader.readLine(lines, entries.size(), caller);
        }
        return entries;
    }

    BatchTotals write(List<BatchItem> items, OutputStream output) throws IOException {
        BatchTotals totals = BatchTotals.NONE.plus(items);
        writeLines(items, output);
        writeLines(List.of(totals), output);
        return totals;
    }

    private static Lines linesOf(InputStream body) {
        return new Lines(body, RecordEvent.MAX_BYTES, BatchReader.MOST_BYTES);
    }

    private Gathering gather(Lines lines, int start, Caller caller) throws IOException {
        List<BatchReader.Entry> entries = new ArrayList<>();
        try {
            while (entries.size() < service.gathering()) {
                Optional<BatchReader.Entry> entry = reader.readLine(lines, start + entries.size(), caller);
                if (entry.isEmpty()) {
                    return new Gathering(entries, true);
                }
                entries.add(entry.get());
            }
            return new Gathering(entries, false);
        } catch (ProblemException tooLarge) {
            // The answer has begun, so the limit is told in the place of the line that broke it.
            entries.add(new BatchReader.Entry(start + entries.size(), null, null, tooLarge.problem()));
            return new Gathering(entries, true);
        }
    }

    private List<BatchItem> recordOrExplain(List<BatchReader.Entry> entries) {
        try {
            return service.record(entries);
        } catch (DatabaseException fault) {
            LOG.warn("A part of a batch could not be recorded", fault);
            Problem problem = Problem.of(
                    ProblemType.SERVICE_UNAVAILABLE, "Whether this is recorded is not known; repeat the line.");
            return entries.stream()
                    .map(entry -> BatchItem.rejected(entry.index(), entry.id(), problem))
                    .toList();
        }
    }

    private void writeLines(List<?> lines, OutputStream output) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (Object line : lines) {
            text.write(mapper.writeValueAsBytes(line));
            text.write('\n');
        }
        output.write(text.toByteArray());
    }
}
