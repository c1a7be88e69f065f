package org.circulog.web;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;

/**
 * Reads JSON into typed records and says what is wrong with it: text that is not one JSON value is a malformed request,
 * a value that does not fit the type is invalid content with a pointer to the place.
 */
@Singleton
public class StrictJson {
    /** The largest legal document, an event with 100 outputs, has 1,200; each may cost a check and an error. */
    private static final int MOST_TOKENS = 2_000;

    private final ObjectMapper mapper;
    private final JsonFactory documents;

    StrictJson(ObjectMapper mapper) {
        this.mapper = mapper;
        this.documents = mapper.getFactory()
                .rebuild()
                .streamReadConstraints(mapper.getFactory()
                        .streamReadConstraints()
                        .rebuild()
                        .maxTokenCount(MOST_TOKENS)
                        .build())
                .build()
                .setCodec(mapper);
    }

    /** @throws ProblemException {@code malformed-request} or {@code invalid-content} */
    public <T> T read(byte[] body, Class<T> type) {
        return read(decode(body), type);
    }

    /** @throws ProblemException {@code malformed-request} or {@code invalid-content} */
    public <T> T read(String body, Class<T> type) {
        try (JsonParser parser = documents.createParser(requireContent(body))) {
            T value = mapper.readerFor(type).readValue(parser);
            if (parser.nextToken() != null) {
                throw JsonRefusals.malformed("The body goes on after the end of its JSON value.");
            }
            return required(value);
        } catch (JacksonException refused) {
            throw JsonRefusals.problemOf(refused);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** The elements of one JSON array as texts, so that one that does not fit leaves its neighbours alone. */
    public Iterator<String> readArray(byte[] body) {
        try {
            String text = requireContent(decode(body));
            JsonParser parser = mapper.createParser(text);
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw ProblemException.invalid(new FieldError("", "wrong-type", "must be an array"));
            }
            return new Elements(text, parser);
        } catch (JacksonException refused) {
            throw JsonRefusals.problemOf(refused);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /**
     * A merge patch (RFC 7396), in which null would remove a member: nothing that can be patched can be removed.
     *
     * @throws ProblemException {@code malformed-request} or {@code invalid-content}
     */
    public <T> T readPatch(byte[] body, Class<T> type) {
        String text = decode(body);
        JsonNode patch = read(text, JsonNode.class);
        List<FieldError> removals = patch.properties().stream()
                .filter(member -> member.getValue().isNull())
                .map(member -> new FieldError(JsonRefusals.pointerTo(member.getKey()), "required", "must not be null"))
                .toList();
        if (!removals.isEmpty()) {
            throw new ProblemException(Problem.invalid(removals));
        }
        if (patch.isObject() && patch.isEmpty()) {
            throw ProblemException.invalid(new FieldError("", "size", "must change something"));
        }
        return read(text, type);
    }

    /** A UUID that a refused value has in one of its fields, for naming it in the answer; null if there is none. */
    public UUID findUuid(String value, String field) {
        try {
            return ScalarReader.readUuid(mapper.readTree(value).path(field).asText());
        } catch (JacksonException | IllegalArgumentException none) {
            return null;
        }
    }

    /** UTF-8 without overlong forms and surrogates, which {@code new String} would quietly replace. */
    public static String decode(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException refused) {
            throw JsonRefusals.malformed("The body is not well-formed UTF-8.");
        }
    }

    private static String requireContent(String body) {
        if (body.isBlank()) {
            throw JsonRefusals.malformed("A JSON body is required.");
        }
        return body;
    }

    private static <T> T required(T value) {
        if (value == null) {
            throw ProblemException.invalid(new FieldError("", "required", "must not be null"));
        }
        return value;
    }

    private final class Elements implements Iterator<String> {
        private final String text;
        private final JsonParser parser;
        private JsonToken token;

        Elements(String text, JsonParser parser) {
            this.text = text;
            this.parser = parser;
            advance();
        }

        @Override
        public boolean hasNext() {
            return token != JsonToken.END_ARRAY;
        }

        @Override
        public String next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            try {
                int start = (int) parser.currentTokenLocation().getCharOffset();
                parser.skipChildren();
                parser.finishToken();
                int end = (int) parser.currentLocation().getCharOffset();
                advance();
                return text.substring(start, end);
            } catch (JacksonException refused) {
                throw JsonRefusals.problemOf(refused);
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }

        private void advance() {
            try {
                token = parser.nextToken();
                boolean cutOff = token == null;
                boolean trailing = token == JsonToken.END_ARRAY && parser.nextToken() != null;
                if (cutOff || trailing) {
                    throw JsonRefusals.malformed("The body is not one well-formed JSON array.");
                }
            } catch (JacksonException refused) {
                throw JsonRefusals.problemOf(refused);
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }
    }
}
