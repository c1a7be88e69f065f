package org.circulog.recording;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
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
        List<StrictJson.Element> elements = new ArrayList<>();
        for (Iterator<StrictJson.Element> rest = json.readArray(bytes); rest.hasNext(); ) {
            if (elements.size() == MOST_EVENTS) {
                throw tooLarge(MOST_EVENTS + " events");
            }
            elements.add(rest.next());
        }
        if (elements.isEmpty()) {
            throw ProblemException.invalid(new FieldError("", "size", "must have at least one event"));
        }
        List<Entry> entries = new ArrayList<>(elements.size());
        for (StrictJson.Element element : elements) {
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

    private Entry read(int index, StrictJson.Element element, Caller caller) {
        if (element.length() > RecordEvent.MAX_BYTES) {
            return tooLong(index);
        }
        try {
            return check(index, json.read(element, RecordEvent.class), caller);
        } catch (ProblemException refused) {
            return new Entry(index, json.findUuid(element, "id"), null, refused.problem());
        }
    }

    private Entry read(int index, Lines.Line line, Caller caller) {
        if (!line.whole()) {
            return tooLong(index);
        }
        try {
            return check(index, json.read(line.content(), RecordEvent.class), caller);
        } catch (ProblemException refused) {
            return new Entry(index, json.findUuid(line.content(), "id"), null, refused.problem());
        }
    }

    private Entry check(int index, RecordEvent request, Caller caller) {
        return new Entry(index, request.id(), reader.read(request, caller), null);
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
