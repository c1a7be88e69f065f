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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.circulog.life.MassBasis;
import org.circulog.time.PartialDate;

/** How an event names its device: by id, or by identifiers with what is known of it. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record DeviceReference(
        UUID id,
        @Size(max = 20) List<@NotNull @Valid Identifier> identifiers,

        @Pattern(regexp = "[0-9]{4}", message = "must be a UNU key of four digits")
        String category,

        @Size(min = 1, max = 200) String manufacturer,
        @Size(min = 1, max = 200) String model,
        @Min(1) @Max(MAX_MASS_MG) Long massMg,
        MassBasis massBasis,

        @DecimalMin("0") @DecimalMax("100") @Digits(integer = 3, fraction = 2)
        BigDecimal recycledContentPercent,

        PartialDate manufacturedOn,
        LocalDate observedSince) {

    /** Of one device as JSON. */
    public static final int MAX_BYTES = 32 * 1024;

    private static final int SCALE = 2;

    static final long MAX_MASS_MG = 1_000_000_000_000L;

    public DeviceReference {
        identifiers = identifiers == null ? List.of() : copyOf(identifiers);
        recycledContentPercent = scaled(recycledContentPercent);
        massBasis = massMg != null && massBasis == null ? MassBasis.DECLARED : massBasis;
    }

    public static DeviceReference of(Identifier identifier, DeviceFacts facts) {
        return new DeviceReference(
                null,
                List.of(identifier),
                facts.category(),
                facts.manufacturer(),
                facts.model(),
                facts.massMg(),
                facts.massBasis(),
                facts.recycledContentPercent(),
                facts.manufacturedOn(),
                facts.observedSince());
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

    /** As the records have it, so that 30 and 30.00 are the same; what does not fit is left to the validation. */
    private static BigDecimal scaled(BigDecimal percent) {
        boolean fits = percent != null && Math.abs(percent.scale()) <= SCALE;
        return fits ? percent.setScale(SCALE) : percent;
    }

    /** Keeps a null element for the validation to find, which List.copyOf would turn into a fault. */
    private static <T> List<T> copyOf(List<T> given) {
        return Collections.unmodifiableList(new ArrayList<>(given));
    }
}
