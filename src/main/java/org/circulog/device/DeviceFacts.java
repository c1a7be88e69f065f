package org.circulog.device;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import org.circulog.life.MassBasis;
import org.circulog.time.PartialDate;

/**
 * What is known of a device apart from its identifiers; null where it is not known.
 *
 * @param category UNU key, four digits
 * @param massMg whole milligrams, 1 to 10^12, with its basis MEASURED or DECLARED
 * @param recycledContentPercent share of recycled material in the product when new, 0 to 100
 * @param observedSince day since which absence of news means that the device lived on
 */
public record DeviceFacts(
        String category,
        String manufacturer,
        String model,
        Long massMg,
        MassBasis massBasis,
        BigDecimal recycledContentPercent,
        PartialDate manufacturedOn,
        LocalDate observedSince) {

    /** With what every registered device has. */
    DeviceFacts withDefaults(String knownCategory, LocalDate recordedOn) {
        return new DeviceFacts(
                knownCategory,
                manufacturer,
                model,
                massMg,
                massBasis,
                recycledContentPercent,
                manufacturedOn,
                observedSince == null ? recordedOn : observedSince);
    }

    /** How a manufacturer or model is compared: without case and surrounding space. */
    public static String key(String text) {
        return text == null ? null : text.strip().toLowerCase(Locale.ROOT);
    }
}
