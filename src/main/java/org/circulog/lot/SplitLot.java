package org.circulog.lot;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.circulog.web.Audited;
import org.circulog.web.MaxBytes;

/** Asks for all that is left in a closed lot to be divided into new ones. */
@MaxBytes(64 * 1024)
public record SplitLot(@NotNull @Size(min = 2, max = 100) List<@NotNull @Valid Part> parts) implements Audited {
    public SplitLot {
        parts = parts == null ? null : Collections.unmodifiableList(new ArrayList<>(parts));
    }

    /**
     * One of the new lots.
     *
     * @param name null for the name of the lot with the number of the part
     * @param massMg whole milligrams; those of all parts add up to what is left
     * @param pieces devices included; null for as many as there are devices in it
     * @param devices ids of the devices that go into it
     * @param remainingDevices whether it takes the devices that no part names; at most one part does
     */
    public record Part(
            @Size(min = 1, max = 200) String name,
            @NotNull @Min(1) @Max(1_000_000_000_000_000L) Long massMg,
            @Min(0) @Max(1_000_000_000_000L) Long pieces,
            @Size(max = 1000) List<@NotNull UUID> devices,
            Boolean remainingDevices) {
        public Part {
            devices = devices == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(devices));
        }

        boolean takesTheRest() {
            return Boolean.TRUE.equals(remainingDevices);
        }
    }

    @Override
    public Map<String, ?> audited() {
        return parts == null ? Map.of() : Map.of("parts", parts.size());
    }
}
