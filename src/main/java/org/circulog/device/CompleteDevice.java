package org.circulog.device;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.circulog.life.MassBasis;
import org.circulog.time.PartialDate;
import org.circulog.web.MaxBytes;

/** Adds what was not known of a device. */
@MaxBytes(DeviceReference.MAX_BYTES)
public record CompleteDevice(
        @Pattern(regexp = "[0-9]{4}", message = "must be a UNU key of four digits")
        String category,

        @Size(min = 1, max = 200) String manufacturer,
        @Size(min = 1, max = 200) String model,
        @Min(1) @Max(DeviceReference.MAX_MASS_MG) Long massMg,
        MassBasis massBasis,

        @DecimalMin("0") @DecimalMax("100") @Digits(integer = 3, fraction = 2)
        BigDecimal recycledContentPercent,

        PartialDate manufacturedOn,
        LocalDate observedSince) {

    public CompleteDevice {
        massBasis = massMg != null && massBasis == null ? MassBasis.DECLARED : massBasis;
    }

    DeviceFacts facts() {
        return new DeviceFacts(
                category,
                manufacturer,
                model,
                massMg,
                massBasis,
                recycledContentPercent,
                manufacturedOn,
                observedSince);
    }
}
