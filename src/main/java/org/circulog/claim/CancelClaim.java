package org.circulog.claim;

import jakarta.validation.constraints.Size;
import org.circulog.web.MaxBytes;

/**
 * Asks for a claim to be given up.
 *
 * @param reason for the organisation's own records; null where it gives none
 */
@MaxBytes(4096)
public record CancelClaim(@Size(min = 1, max = 500) String reason) {}
