package org.circulog.recording;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.circulog.event.EventReader;
import org.circulog.event.NewEvent;
import org.circulog.event.RecordEvent;
import org.circulog.organisation.Caller;
import org.circulog.web.FieldError;
import org.circulog.web.Lines;
import org.circulog.web.Problem;
import org.circulog.web.ProblemException;
import org.circulog.web.ProblemType;
import org.circulog.web.StrictJson;

/** Reads the entries of a batch; one that cannot be read leaves its neighbours alone. */
@Singleton
class BatchReader {
    static final int MOST_EVENTS = 10_000;
    static final int MOST_BYTES = 16 << 20;

    private final StrictJson json;
    private final EventReader reader;

    BatchReader(StrictJson json, EventReader reader) {
        this.json = json;
        this.reader = reader;
    }

    /** One entry: an event, or the problem with it and its id as far as that can be told. */
    record Entry(int index, UUID id, NewEvent event, Problem problem) {
        boolean isEvent() {
            return problem == null;
        }
    }

    /** @throws ProblemException {@code malformed-request} or {@code payload-too-large} for the body as a whole */
    List<Entry> readArray(InputStream body, Caller caller) throws IOException {
        byte[] bytes = body.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw tooLarge(MOST_BYTES + " bytes");
        }
        List<String> elements = new ArrayList<>();
        for (Iterator<String> rest = json.readArray(bytes); rest.hasNext(); ) {
            if (elements.size() == MOST_EVENTS) {
                throw tooLarge(MOST_EVENTS + " events");
            }
            elements.add(rest.next());
        }
        if (elements.isEmpty()) {
            throw ProblemException.invalid(new FieldError("", "size", "must have at least one event"));
        }
        List<Entry> entries = new ArrayList<>(elements.size());
        for (String element : elements) {
            entries.add(read(entries.size(), element, caller));
        }
        return entries;
    }

    /** The next entry of a stream of lines; empty at its end. */
    Optional<Entry> readLine(Lines lines, int index, Caller caller) throws IOException {
        Optional<Lines.Line> line = lines.next();
        if (line.isPresent() && index == MOST_EVENTS) {
            throw tooLarge(MOST_EVENTS + " events");
        }
        return line.map(text -> read(index, text, caller));
    }

    private Entry read(int index, Lines.Line line, Caller caller) {
        try {
            return line.whole() ? read(index, StrictJson.decode(line.content()), caller) : tooLong(index);
        } catch (ProblemException notUtf8) {
            return new Entry(index, null, null, notUtf8.problem());
        }
    }

    private Entry read(int index, String text, Caller caller) {
        if (text.getBytes(StandardCharsets.UTF_8).length > RecordEvent.MAX_BYTES) {
            return tooLong(index);
        }
        try {
            RecordEvent request = json.read(text, RecordEvent.class);
            return new Entry(index, request.id(), reader.read(request, caller), null);
        } catch (ProblemException refused) {
            return new Entry(index, json.findUuid(text, "id"), null, refused.problem());
        }
    }

    private static Entry tooLong(int index) {
        Problem problem =
                Problem.of(ProblemType.PAYLOAD_TOO_LARGE, "An event may have " + RecordEvent.MAX_BYTES + " bytes.");
        return new Entry(index, null, null, problem);
    }

    private static ProblemException tooLarge(String limit) {
        return new ProblemException(ProblemType.PAYLOAD_TOO_LARGE, "A batch may have " + limit + ".");
    }
}
