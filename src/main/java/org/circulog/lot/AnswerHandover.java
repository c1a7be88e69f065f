package org.circulog.lot;

import jakarta.validation.constraints.Size;
import org.circulog.web.MaxBytes;
import org.circulog.web.Multiline;

/**
 * Refuses or withdraws an offer.
 *
 * @param reason for people; null if there is nothing to say
 */
@MaxBytes(8 * 1024)
public record AnswerHandover(
        @Multiline @Size(min = 1, max = 2000) String reason) {}
