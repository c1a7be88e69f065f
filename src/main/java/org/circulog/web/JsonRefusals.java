package org.circulog.web;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Says what Jackson refused in the words of the contract: never a class name, never the refused value. */
final class JsonRefusals {
    private JsonRefusals() {}

    static ProblemException malformed(String detail) {
        return new ProblemException(ProblemType.MALFORMED_REQUEST, detail);
    }

    static ProblemException problemOf(JacksonException refused) {
        if (refused instanceof JsonMappingException mismatch && !(mismatch.getCause() instanceof JacksonException)) {
            return ProblemException.invalid(errorOf(mismatch));
        }
        if (refused instanceof StreamConstraintsException || refused.getCause() instanceof StreamConstraintsException) {
            return malformed(
                    "The body is nested too deeply, or has too many values or one that is too long" + at(refused));
        }
        if (refused.getCause() instanceof InputCoercionException && refused instanceof JsonMappingException mismatch) {
            return ProblemException.invalid(
                    new FieldError(pointerOf(mismatch), "out-of-range", "is a number out of range"));
        }
        if (refused instanceof InputCoercionException) {
            return ProblemException.invalid(new FieldError("", "out-of-range", "is a number out of range"));
        }
        return malformed("The body is not one well-formed JSON value" + at(refused));
    }

    private static String at(JacksonException refused) {
        JsonLocation location = refused.getLocation();
        return location == null ? "." : ": line " + location.getLineNr() + ", column " + location.getColumnNr() + ".";
    }

    private static FieldError errorOf(JsonMappingException mismatch) {
        String pointer = pointerOf(mismatch);
        if (mismatch instanceof UnrecognizedPropertyException) {
            return new FieldError(pointer, "unknown-field", "is not a field of this object");
        }
        if (mismatch instanceof BoundedListReader.TooLongException) {
            return new FieldError(pointer, "size", mismatch.getOriginalMessage());
        }
        if (mismatch instanceof ValueInstantiationException
                && mismatch.getCause() instanceof IllegalArgumentException reason) {
            return new FieldError(pointer, "invalid-value", reason.getMessage());
        }
        if (mismatch instanceof InvalidFormatException format && isText(format.getTargetType())) {
            return refusedText(pointer, format.getTargetType());
        }
        if (mismatch instanceof MismatchedInputException mismatched) {
            return new FieldError(pointer, "wrong-type", "must be " + nameOf(mismatched.getTargetType()));
        }
        return new FieldError(pointer, "invalid-value", "cannot be used here");
    }

    /** Whether the contract has a JSON string for it, so that only its form can be wrong. */
    private static boolean isText(Class<?> type) {
        return type.isEnum()
                || Set.of(String.class, UUID.class, LocalDate.class, Instant.class)
                        .contains(type);
    }

    private static FieldError refusedText(String pointer, Class<?> type) {
        if (type == String.class) {
            return new FieldError(pointer, "characters", "has characters that cannot be stored or seen");
        }
        String expected =
                type.isEnum() ? "one of " + String.join(", ", Codes.of(type).keySet()) : nameOf(type);
        return new FieldError(pointer, "invalid-value", "must be " + expected);
    }

    private static String nameOf(Class<?> type) {
        if (type == null) {
            return "another JSON type";
        } else if (type == UUID.class) {
            return "a UUID";
        } else if (type == Long.class || type == Integer.class || type == long.class || type == int.class) {
            return "an integer";
        } else if (Number.class.isAssignableFrom(type)) {
            return "a number";
        } else if (type == Boolean.class || type == boolean.class) {
            return "true or false";
        } else if (type == LocalDate.class) {
            return "a date, such as 2019-03-05";
        } else if (type == Instant.class || type == OffsetDateTime.class) {
            return "an instant with offset, such as 2019-03-05T10:15:30Z";
        } else if (Collection.class.isAssignableFrom(type)) {
            return "an array";
        }
        return type.isRecord() || Map.class.isAssignableFrom(type) ? "an object" : "a string";
    }

    private static String pointerOf(JsonMappingException mismatch) {
        return mismatch.getPath().stream()
                .map(step -> step.getFieldName() == null ? "/" + step.getIndex() : pointerTo(step.getFieldName()))
                .collect(Collectors.joining());
    }

    /** A pointer to a member; a lone surrogate in a name that a client made up could not be written as UTF-8. */
    static String pointerTo(String member) {
        String writable = new String(member.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        return "/" + writable.replace("~", "~0").replace("/", "~1");
    }
}
