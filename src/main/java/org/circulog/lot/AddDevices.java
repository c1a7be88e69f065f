package org.circulog.lot;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.circulog.device.DeviceReference;
import org.circulog.web.Audited;

/** Puts devices into a lot. What each of them may be is checked one by one, so that one leaves the others alone. */
public record AddDevices(@NotNull @Size(min = 1, max = 400) List<@NotNull DeviceReference> devices) implements Audited {

    public AddDevices {
        // Keeps a null element for the validation to find, which List.copyOf would turn into a fault.
        devices = devices == null ? null : Collections.unmodifiableList(new ArrayList<>(devices));
    }

    @Override
    public Map<String, ?> audited() {
        return Map.of();
    }
}
