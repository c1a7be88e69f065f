package org.circulog.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.CollectionDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.CollectionType;
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

    private static final Pattern DATE_FORM = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    /** RFC 3339 in upper case, with the microseconds that are stored and the offsets that exist; no leap seconds. */
    private static final Pattern INSTANT_FORM =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,6})?"
                    + "(Z|[+-](0\\d|1[0-3]):[0-5]\\d|[+-]14:00)");

    private final transient Function<String, T> parse;

    private ScalarReader(Class<?> type, Function<String, T> parse) {
        super(type);
        this.parse = parse;
    }

    /** Texts, dates, instants, UUIDs, codes and lists. */
    static SimpleModule module() {
        SimpleModule module = new SimpleModule("circulog-strict");
        module.addDeserializer(String.class, new TextReader(TextForm.LINE));
        module.addDeserializer(LocalDate.class, new ScalarReader<>(LocalDate.class, ScalarReader::readDate));
        module.addDeserializer(Instant.class, new ScalarReader<>(Instant.class, ScalarReader::readInstant));
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

            @Override
            public JsonDeserializer<?> modifyCollectionDeserializer(
                    DeserializationConfig config,
                    CollectionType type,
                    BeanDescription description,
                    JsonDeserializer<?> unbounded) {
                return unbounded instanceof CollectionDeserializer list ? BoundedListReader.of(list) : unbounded;
            }
        });
        return module;
    }

    /** @throws IllegalArgumentException unless it is in the canonical form of 36 characters */
    static UUID readUuid(String text) {
        return UUID.fromString(require(UUID_FORM, text));
    }

    /**
     * Stricter than {@link LocalDate#parse}, which takes years of up to nine digits.
     *
     * @throws IllegalArgumentException unless it has four digits of year, two of month and two of day
     * @throws java.time.DateTimeException if there is no such day
     */
    static LocalDate readDate(String text) {
        return LocalDate.parse(require(DATE_FORM, text));
    }

    /**
     * Stricter than {@link OffsetDateTime#parse}, which takes lower case, nanoseconds and times without seconds.
     *
     * @throws IllegalArgumentException unless it is in the form of the contract
     * @throws java.time.DateTimeException if there is no such day
     */
    static Instant readInstant(String text) {
        return OffsetDateTime.parse(require(INSTANT_FORM, text)).toInstant();
    }

    private static String require(Pattern form, String text) {
        if (!form.matcher(text).matches()) {
            throw new IllegalArgumentException("is not in the form of the contract");
        }
        return text;
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
}
