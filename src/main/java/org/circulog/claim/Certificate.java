package org.circulog.claim;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * The certificate that recovered mass is claimed for. Two are the same without regard to case and outer space; no look-alike
 * of another script makes a second one.
 *
 * @param scheme who certifies, by which rules
 * @param reference number of the certificate within the scheme
 */
public record Certificate(
        @NotNull @Size(min = 1, max = MAX_LENGTH) @Pattern(regexp = PRINTABLE, message = PRINTABLE_ONLY)
        String scheme,

        @NotNull @Size(min = 1, max = MAX_LENGTH) @Pattern(regexp = PRINTABLE, message = PRINTABLE_ONLY)
        String reference) {
    static final int MAX_LENGTH = 100;
    private static final String PRINTABLE = "[ -~]*[!-~][ -~]*";
    private static final String PRINTABLE_ONLY = "must be printable ASCII and not blank";
}
