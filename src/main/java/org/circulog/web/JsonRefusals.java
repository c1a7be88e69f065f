package org.circulog.web;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Map;
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
        if (refused.getCause() instanceof InputCoercionException && refused instanceof JsonMappingException mismatch) {
            return ProblemException.invalid(
                    new FieldError(pointerOf(mismatch), "out-of-range", "is a number out of range"));
        }
        if (refused instanceof InputCoercionException) {
            return ProblemException.invalid(new FieldError("", "out-of-range", "is a number out of range"));
        }
        return malformed("The body is not one well-formed JSON value"
                + (refused.getLocation() == null
                        ? "."
                        : ": line " + refused.getLocation().getLineNr() + ", column "
                                + refused.getLocation().getColumnNr() + "."));
    }

    private static FieldError errorOf(JsonMappingException mismatch) {
        String pointer = pointerOf(mismatch);
        if (mismatch instanceof UnrecognizedPropertyException) {
            return new FieldError(pointer, "unknown-field", "is not a field of this object");
        }
        if (mismatch instanceof ValueInstantiationException
                && mismatch.getCause() instanceof IllegalArgumentException reason) {
            return new FieldError(pointer, "invalid-value", reason.getMessage());
        }
        if (mismatch instanceof InvalidFormatException format && format.getValue() instanceof String) {
            return new FieldError(pointer, "invalid-value", expectedText(format.getTargetType()));
        }
        if (mismatch instanceof MismatchedInputException mismatched) {
            return new FieldError(pointer, "wrong-type", "must be " + nameOf(mismatched.getTargetType()));
        }
        return new FieldError(pointer, "invalid-value", "cannot be used here");
    }

    private static String expectedText(Class<?> type) {
        if (type.isEnum()) {
            return "must be one of " + String.join(", ", Codes.of(type).keySet());
        }
        return type == String.class ? "has characters that cannot be stored" : "must be " + nameOf(type);
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
                .map(step -> step.getFieldName() == null
                        ? "/" + step.getIndex()
                        : "/" + step.getFieldName().replace("~", "~0").replace("/", "~1"))
                .collect(Collectors.joining());
    }
}
