package org.circulog.lot;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.UUID;
import org.circulog.web.Audited;
import org.circulog.web.MaxBytes;
import org.circulog.web.Multiline;

/**
 * Offers a lot to another organisation.
 *
 * @param to id of the organisation, which collects or recycles
 */
@MaxBytes(8 * 1024)
public record OfferLot(
        @NotNull UUID to,
        @Multiline @Size(min = 1, max = 2000) String note) implements Audited {
    @Override
    public Map<String, ?> audited() {
        return to == null ? Map.of() : Map.of("toOrganisationId", to);
    }
}
