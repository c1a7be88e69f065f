package org.circulog.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.io.Serial;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads a value from a JSON string in the one form of the contract: no numbers, no spaces around it, no other spelling. */
final class ScalarReader<T> extends StdScalarDeserializer<T> {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Stricter than {@link UUID#fromString}, which fills up groups that are too short. */
    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final transient Function<String, T> parse;

    private ScalarReader(Class<?> type, Function<String, T> parse) {
        super(type);
        this.parse = parse;
    }

    /** Texts, dates, instants, UUIDs and codes. */
    static SimpleModule module() {
        SimpleModule module = new SimpleModule("circulog-strict");
        module.addDeserializer(String.class, new ScalarReader<>(String.class, ScalarReader::readText));
        module.addDeserializer(LocalDate.class, new ScalarReader<>(LocalDate.class, LocalDate::parse));
        module.addDeserializer(
                Instant.class,
                new ScalarReader<>(
                        Instant.class, text -> OffsetDateTime.parse(text).toInstant()));
        module.addDeserializer(UUID.class, new ScalarReader<>(UUID.class, ScalarReader::readUuid));
        module.setDeserializerModifier(new BeanDeserializerModifier() {
            @Serial
            private static final long serialVersionUID = 1L;

            @Override
            public JsonDeserializer<?> modifyEnumDeserializer(
                    DeserializationConfig config,
                    JavaType type,
                    BeanDescription description,
                    JsonDeserializer<?> lenient) {
                Map<String, Object> codes = Codes.of(type.getRawClass());
                return new ScalarReader<>(type.getRawClass(), text -> readCode(codes, text));
            }
        });
        return module;
    }

    /** @throws IllegalArgumentException unless it is in the canonical form of 36 characters */
    static UUID readUuid(String text) {
        if (!UUID_FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("is not a UUID");
        }
        return UUID.fromString(text);
    }

    @Override
    @SuppressWarnings("unchecked")
    public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            return (T) context.handleUnexpectedToken(handledType(), parser);
        }
        try {
            return parse.apply(parser.getText());
        } catch (RuntimeException refused) {
            throw context.weirdStringException(parser.getText(), handledType(), "not in the form of the contract");
        }
    }

    private static Object readCode(Map<String, Object> codes, String text) {
        if (!codes.containsKey(text)) {
            throw new IllegalArgumentException("is not one of the codes");
        }
        return codes.get(text);
    }

    /** Only what PostgreSQL and UTF-8 can hold: no U+0000, no lone surrogates. */
    private static String readText(String text) {
        for (int at = 0; at < text.length(); at++) {
            char unit = text.charAt(at);
            boolean pair = Character.isHighSurrogate(unit)
                    && at + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(at + 1));
            if (unit == 0 || Character.isSurrogate(unit) && !pair) {
                throw new IllegalArgumentException("has characters that cannot be stored");
            }
            at += pair ? 1 : 0;
        }
        return text;
    }
}
