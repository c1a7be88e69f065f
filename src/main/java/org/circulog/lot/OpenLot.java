package org.circulog.lot;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.circulog.web.Audited;
import org.circulog.web.MaxBytes;

/**
 * Asks for a new lot, empty and open.
 *
 * @param country ISO 3166-1 alpha-2; that of the organisation if null
 * @param category UNU key; null for a mix
 */
@MaxBytes(OpenLot.MAX_BYTES)
public record OpenLot(
        @NotNull @Size(min = 1, max = 200) String name,
        String country,

        @Pattern(regexp = "[0-9]{4}", message = "must be a UNU key of four digits")
        String category)
        implements Audited {
    /** Of a request about a lot that lists nothing. */
    static final int MAX_BYTES = 4 * 1024;

    @Override
    public Map<String, ?> audited() {
        return Map.of();
    }
}
