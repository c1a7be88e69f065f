package org.circulog.lot;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.circulog.web.MaxBytes;

/**
 * Takes over what was offered, or a part of it.
 *
 * @param receivedMassMg what the scale of the receiver shows, in milligrams
 * @param accepted the part that is taken; null for all of it
 */
@MaxBytes(64 * 1024)
public record AcceptHandover(
        @NotNull @Min(1) @Max(1_000_000_000_000_000L) Long receivedMassMg,
        @Valid AcceptedPart accepted) {

    /**
     * The part that is taken; the rest stays with the sender.
     *
     * @param massMg by the sender's account, in milligrams
     * @param pieces devices included; null for as many as there are devices in it
     * @param devices ids of the devices in it
     */
    public record AcceptedPart(
            @NotNull @Min(1) @Max(1_000_000_000_000_000L) Long massMg,
            @Min(0) @Max(1_000_000_000_000L) Long pieces,
            @Size(max = 1000) List<@NotNull UUID> devices) {
        public AcceptedPart {
            devices = devices == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(devices));
        }
    }
}
