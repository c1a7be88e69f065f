package org.circulog.organisation;

import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.hibernate.validator.constraints.UniqueElements;

/**
 * A new key of an organisation.
 *
 * @param roles some of the organisation's; null for all it has now
 * @param expiresAt null for never
 */
public record CreateKey(
        @Size(min = 1) @UniqueElements List<@NotNull Role> roles,
        @Future Instant expiresAt) {

    public CreateKey {
        // The database keeps microseconds.
        expiresAt = expiresAt == null ? null : expiresAt.truncatedTo(ChronoUnit.MICROS);
    }
}
