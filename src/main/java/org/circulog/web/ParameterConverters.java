package org.circulog.web;

import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads path and query parameters, and says which one is wrong; the framework would answer a bare 404. */
@Provider
public class ParameterConverters implements ParamConverterProvider {
    private static final Map<Class<?>, Reading> READINGS = Map.of(
            UUID.class, new Reading("is not a UUID", ScalarReader::readUuid),
            LocalDate.class, new Reading("is not a date such as 2019-03-05", ScalarReader::readDate),
            Instant.class, new Reading("is not an instant such as 2026-01-02T08:00:00Z", ScalarReader::readInstant),
            Integer.class, new Reading("is not an integer", ParameterConverters::readInteger),
            Double.class, new Reading("is not a number such as 12.5", ParameterConverters::readDecimal),
            Boolean.class, new Reading("is neither true nor false", ParameterConverters::readBoolean));

    /** {@link Integer#valueOf} also takes a plus sign, leading zeros and the digits of other scripts. */
    private static final Pattern INTEGER = Pattern.compile("0|-?[1-9][0-9]{0,9}");

    /** {@link Double#valueOf} also takes NaN, exponents, hexadecimal digits and letters at the end. */
    private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9][0-9]{0,14})([.][0-9]{1,15})?");

    private record Reading(String complaint, Function<String, ?> parse) {}

    @Override
    public <T> ParamConverter<T> getConverter(Class<T> type, Type genericType, Annotation[] annotations) {
        Reading reading = type.isEnum() ? readingOf(type) : READINGS.get(type);
        return reading == null ? null : new Converter<>(type, nameIn(annotations), reading);
    }

    private static Reading readingOf(Class<?> type) {
        Map<String, Object> codes = Codes.of(type);
        String complaint = "is not one of " + String.join(", ", codes.keySet());
        return new Reading(complaint, text -> {
            if (!codes.containsKey(text)) {
                throw new IllegalArgumentException(complaint);
            }
            return codes.get(text);
        });
    }

    private static Integer readInteger(String text) {
        if (!INTEGER.matcher(text).matches()) {
            throw new IllegalArgumentException("is not an integer");
        }
        return Integer.valueOf(text);
    }

    private static Double readDecimal(String text) {
        if (!DECIMAL.matcher(text).matches()) {
            throw new IllegalArgumentException("is not a number");
        }
        return Double.valueOf(text);
    }

    private static Boolean readBoolean(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("is neither true nor false");
        };
    }

    private static String nameIn(Annotation[] annotations) {
        for (Annotation annotation : annotations) {
            if (annotation instanceof QueryParam query) {
                return query.value();
            } else if (annotation instanceof PathParam path) {
                return path.value();
            }
        }
        return "";
    }

    private record Converter<T>(Class<T> type, String name, Reading reading) implements ParamConverter<T> {
        @Override
        public T fromString(String text) {
            try {
                return text == null ? null : type.cast(reading.parse().apply(text));
            } catch (RuntimeException refused) {
                throw ProblemException.invalidParameter(name, reading.complaint());
            }
        }

        @Override
        public String toString(T value) {
            return value.toString();
        }
    }
}
