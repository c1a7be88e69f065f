package org.circulog.web;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.Map;

/**
 * A problem document (RFC 9457).
 *
 * @param members extension members of the type, such as {@code remainingMg}
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonPropertyOrder({"type", "title", "status", "detail", "instance", "errors"})
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        List<FieldError> errors,
        @JsonAnyGetter Map<String, Object> members) {

    /** So that a small request cannot ask for a large answer; whoever made more mistakes made them again and again. */
    private static final int MOST_ERRORS = 50;

    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        errors = List.copyOf(errors);
        members = Map.copyOf(members);
    }

    public static Problem of(ProblemType type, String detail) {
        return of(type, detail, List.of(), Map.of());
    }

    public static Problem of(ProblemType type, String detail, List<FieldError> errors, Map<String, Object> members) {
        return new Problem(type.uri(), type.title(), type.status(), detail, null, errors, members);
    }

    /** Content that breaks the contract at the given places, of which the first 50 are named. */
    public static Problem invalid(List<FieldError> errors) {
        FieldError first = errors.get(0);
        String where = first.pointer().isEmpty() ? "The body " : first.pointer() + " ";
        String more = errors.size() == 1 ? "." : "; and " + (errors.size() - 1) + " more.";
        List<FieldError> named = errors.subList(0, Math.min(errors.size(), MOST_ERRORS));
        // Some messages are whole sentences.
        String what = first.message().replaceFirst("\\.$", "");
        return of(ProblemType.INVALID_CONTENT, where + what + more, named, Map.of());
    }

    /** The same problem with what was read as a part of a larger document, under the pointer of that part. */
    public Problem under(String parent) {
        return new Problem(
                type,
                title,
                status,
                detail,
                instance,
                errors.stream().map(error -> error.under(parent)).toList(),
                members);
    }

    /** Whether the same request can succeed a moment later. */
    boolean isRetryable() {
        return type.equals(ProblemType.IN_FLIGHT.uri())
                || type.equals(ProblemType.SERVICE_UNAVAILABLE.uri())
                || type.equals(ProblemType.QUOTA_EXCEEDED.uri());
    }

    /** The last part of the type, which stands for the problem where a code is wanted. */
    public String code() {
        return type.substring(type.lastIndexOf('/') + 1);
    }

    Problem withInstance(String uri) {
        return new Problem(type, title, status, detail, uri, errors, members);
    }
}
