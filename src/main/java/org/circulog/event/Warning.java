package org.circulog.event;

import jakarta.validation.constraints.NotNull;

/**
 * Something odd about an event that was recorded all the same.
 *
 * @param pointer JSON pointer into the event
 */
public record Warning(
        @NotNull String pointer,
        @NotNull String code,
        @NotNull String message) {}
