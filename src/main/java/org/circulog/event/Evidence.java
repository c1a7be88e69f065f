package org.circulog.event;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * A document kept elsewhere.
 *
 * @param sha256 of its bytes, in lower-case hexadecimal
 */
public record Evidence(
        @NotNull @Pattern(regexp = "[0-9a-f]{64}", message = "must be 64 lower-case hexadecimal digits")
        String sha256,

        @NotNull @Size(min = 1, max = 200) String name) {}
