package org.circulog.web;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Turns violations of declared constraints into pointers, codes and messages. */
public final class Violations {
    private Violations() {}

    /** A parameter that is out of range is a problem of the address; a field is one of the content. */
    static Problem problemOf(Set<? extends ConstraintViolation<?>> violations) {
        for (ConstraintViolation<?> violation : violations) {
            Optional<String> parameter = parameterOf(violation);
            if (parameter.isPresent()) {
                return ProblemException.invalidParameter(parameter.get(), violation.getMessage())
                        .problem();
            }
        }
        return Problem.invalid(errorsOf(violations));
    }

    /** One error per place and code, in the order of their pointers. */
    public static List<FieldError> errorsOf(Set<? extends ConstraintViolation<?>> violations) {
        Map<String, FieldError> errors = new TreeMap<>();
        for (ConstraintViolation<?> violation : violations) {
            FieldError error =
                    new FieldError(pointerOf(violation.getPropertyPath()), codeOf(violation), violation.getMessage());
            errors.putIfAbsent(error.pointer() + " " + error.code(), error);
        }
        return List.copyOf(errors.values());
    }

    private static String codeOf(ConstraintViolation<?> violation) {
        String constraint = violation
                .getConstraintDescriptor()
                .getAnnotation()
                .annotationType()
                .getSimpleName();
        return switch (constraint) {
            case "NotNull", "NotBlank" -> "required";
            case "Size", "NotEmpty" -> "size";
            case "Min", "Max", "DecimalMin", "DecimalMax", "Digits" -> "out-of-range";
            case "Pattern" -> "pattern";
            default -> PropertyNamingStrategies.KebabCaseStrategy.INSTANCE.translate(constraint);
        };
    }

    private static String pointerOf(Path path) {
        StringBuilder pointer = new StringBuilder();
        for (Path.Node node : path) {
            if (node.getKind() == ElementKind.METHOD || node.getKind() == ElementKind.PARAMETER) {
                continue;
            }
            if (node.getIndex() != null) {
                pointer.append('/').append(node.getIndex());
            }
            if (node.getKind() == ElementKind.PROPERTY) {
                pointer.append('/').append(node.getName());
            }
        }
        return pointer.toString();
    }

    /** A parameter of the method itself, or a field that is filled from one. */
    private static Optional<String> parameterOf(ConstraintViolation<?> violation) {
        Path.Node last = null;
        for (Path.Node node : violation.getPropertyPath()) {
            last = node;
        }
        if (last == null || last.getKind() == ElementKind.PARAMETER) {
            return Optional.ofNullable(last).map(Path.Node::getName);
        }
        String field = last.getName();
        return Arrays.stream(violation.getLeafBean().getClass().getDeclaredFields())
                .filter(declared -> declared.getName().equals(field) && declared.isAnnotationPresent(QueryParam.class))
                .map(declared -> declared.getAnnotation(QueryParam.class).value())
                .findFirst();
    }
}
