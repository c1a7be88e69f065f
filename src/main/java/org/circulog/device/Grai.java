package org.circulog.device;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Returnable asset: a zero, 13 digits of asset type with check digit, and a serial of up to 16 characters. */
final class Grai {
    private static final int LONGEST_SERIAL = 16;
    /** The leading zero tells the value from its application identifier, so that 8003 may stand without brackets. */
    private static final Pattern FORM = Pattern.compile("(?:\\(8003\\)|8003)?0(\\d{13})(.*)");

    private Grai() {}

    static String normalForm(String value) {
        Matcher asset = FORM.matcher(ElementString.of(value));
        if (!asset.matches()) {
            throw InvalidIdentifierException.value(
                    "form", "A GRAI is a zero, 13 digits and a serial, or a GS1 Digital Link or an EPC URN of it.");
        }
        Gs1.requireCheckDigit(asset.group(1));
        Gs1.requireSerial(asset.group(2), LONGEST_SERIAL);
        return "(8003)0" + asset.group(1) + asset.group(2);
    }
}
