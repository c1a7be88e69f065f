package org.circulog.event;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.circulog.web.MaxBytes;

/**
 * Asks for an event to be declared void.
 *
 * @param replacement what stands in its place; checked by itself
 * @param recordedBy whose event is meant, where several organisations have used its id
 */
@MaxBytes(RecordEvent.MAX_BYTES + 1024)
public record VoidEvent(@NotNull VoidReason reason, RecordEvent replacement, UUID recordedBy) {}
