package org.circulog.web;

/**
 * One thing that is wrong with a request.
 *
 * @param pointer JSON pointer (RFC 6901) into the body; empty for the body as a whole
 * @param code stable, machine-readable
 * @param message for people; never repeats the refused value
 */
public record FieldError(String pointer, String code, String message) {
    public FieldError under(String parent) {
        return new FieldError(parent + pointer, code, message);
    }
}
