package org.circulog.web;

import jakarta.validation.constraints.NotNull;

/**
 * One thing that is wrong with a request.
 *
 * @param pointer JSON pointer (RFC 6901) into the body; empty for the body as a whole
 * @param code stable, machine-readable
 * @param message for people; never repeats the refused value
 */
public record FieldError(
        @NotNull String pointer,
        @NotNull String code,
        @NotNull String message) {
    public FieldError under(String parent) {
        return new FieldError(parent + pointer, code, message);
    }
}
