package org.circulog.web;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.util.TokenBuffer;
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
    private final ObjectMapper mapper;

    StrictJson(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** @throws ProblemException {@code malformed-request} or {@code invalid-content} */
    public <T> T read(byte[] body, Class<T> type) {
        return read(decode(body), type);
    }

    /** @throws ProblemException {@code malformed-request} or {@code invalid-content} */
    public <T> T read(String body, Class<T> type) {
        if (body.isBlank()) {
            throw JsonRefusals.malformed("A JSON body is required.");
        }
        try (JsonParser parser = mapper.createParser(body)) {
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

    /** A value read before with {@link #readArray}. */
    public <T> T read(Element element, Class<T> type) {
        try (JsonParser parser = element.tokens().asParser(mapper)) {
            return required(mapper.readValue(parser, type));
        } catch (JacksonException refused) {
            throw JsonRefusals.problemOf(refused);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /**
     * An element of an array.
     *
     * @param length in bytes of UTF-8
     */
    public record Element(TokenBuffer tokens, int length) {}

    /** The elements of one JSON array, unread, so that one that does not fit leaves its neighbours alone. */
    public Iterator<Element> readArray(byte[] body) {
        try {
            String text = decode(body);
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
                .map(member -> new FieldError("/" + member.getKey(), "required", "must not be null"))
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
    public UUID findUuid(byte[] value, String field) {
        try {
            return uuidIn(mapper.readTree(decode(value)), field);
        } catch (JacksonException | ProblemException unreadable) {
            return null;
        }
    }

    /** As {@link #findUuid(byte[], String)}, of a value read with {@link #readArray}. */
    public UUID findUuid(Element element, String field) {
        try (JsonParser parser = element.tokens().asParser(mapper)) {
            return uuidIn(mapper.readTree(parser), field);
        } catch (IOException unreadable) {
            return null;
        }
    }

    private static UUID uuidIn(JsonNode value, String field) {
        try {
            return UUID.fromString(value.path(field).asText());
        } catch (IllegalArgumentException none) {
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

    private static <T> T required(T value) {
        if (value == null) {
            throw ProblemException.invalid(new FieldError("", "required", "must not be null"));
        }
        return value;
    }

    private final class Elements implements Iterator<Element> {
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
        public Element next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            try {
                int start = (int) parser.currentTokenLocation().getCharOffset();
                // Not by the mapper, which has no buffer for null.
                TokenBuffer tokens = new TokenBuffer(parser);
                tokens.copyCurrentStructure(parser);
                int end = (int) parser.currentLocation().getCharOffset();
                advance();
                return new Element(tokens, text.substring(start, end).getBytes(StandardCharsets.UTF_8).length);
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
