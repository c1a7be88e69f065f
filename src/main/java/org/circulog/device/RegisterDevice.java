package org.circulog.device;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.circulog.life.MassBasis;
import org.circulog.time.PartialDate;
import org.circulog.web.Audited;
import org.circulog.web.MaxBytes;

/** Asks for a device to be entered into the records before anything happens to it. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@MaxBytes(DeviceReference.MAX_BYTES)
public record RegisterDevice(
        UUID id,
        @NotNull @Size(min = 1, max = 20) List<@NotNull @Valid Identifier> identifiers,

        @NotNull @Pattern(regexp = "[0-9]{4}", message = "must be a UNU key of four digits")
        String category,

        @Size(min = 1, max = 200) String manufacturer,
        @Size(min = 1, max = 200) String model,
        @Min(1) @Max(DeviceReference.MAX_MASS_MG) Long massMg,
        MassBasis massBasis,

        @DecimalMin("0") @DecimalMax("100") @Digits(integer = 3, fraction = 2)
        BigDecimal recycledContentPercent,

        PartialDate manufacturedOn,
        LocalDate observedSince)
        implements Audited {

    DeviceReference asReference() {
        return new DeviceReference(
                id,
                identifiers,
                category,
                manufacturer,
                model,
                massMg,
                massBasis,
                recycledContentPercent,
                manufacturedOn,
                observedSince);
    }

    @Override
    public Map<String, ?> audited() {
        return id == null ? Map.of() : Map.of("deviceId", id);
    }
}
