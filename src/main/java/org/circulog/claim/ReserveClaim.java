package org.circulog.claim;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.circulog.web.Audited;
import org.circulog.web.MaxBytes;

/**
 * Asks for recovered mass of a device or of a lot to be reserved for a certificate.
 *
 * @param material code of {@code /v1/reference/materials}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@MaxBytes(4096)
public record ReserveClaim(
        @NotNull @Size(min = 1, max = 60) String material,
        @NotNull @Min(1) @Max(1_000_000_000_000L) Long massMg,
        UUID deviceId,
        UUID lotId,
        @NotNull @Valid Certificate certificate)
        implements Audited {

    @Override
    public Map<String, ?> audited() {
        Map<String, Object> subject = new LinkedHashMap<>();
        if (deviceId != null) {
            subject.put("deviceId", deviceId);
        }
        if (lotId != null) {
            subject.put("lotId", lotId);
        }
        return subject;
    }
}
