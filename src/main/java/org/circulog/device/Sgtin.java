package org.circulog.device;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Serialised trade item: a GTIN, padded to 14 digits, and a serial number of up to 20 characters. */
final class Sgtin {
    private static final int LONGEST_SERIAL = 20;
    private static final Pattern BRACKETED = Pattern.compile("\\(01\\)(\\d{8}|\\d{12,14})(?:\\(21\\)(.*))?");
    /** Unbracketed only in this order: 01 has a fixed length, so that no separator is needed. */
    private static final Pattern UNBRACKETED = Pattern.compile("^01(\\d{14})21");

    private Sgtin() {}

    static String normalForm(String value) {
        String text = UNBRACKETED.matcher(ElementString.of(value)).replaceFirst("(01)$1(21)");
        Matcher elements = BRACKETED.matcher(text);
        if (!elements.matches()) {
            throw InvalidIdentifierException.value(
                    "form", "An SGTIN is written (01)GTIN(21)serial, as a GS1 Digital Link or as an EPC URN.");
        }
        String gtin = "0".repeat(14 - elements.group(1).length()) + elements.group(1);
        Gs1.requireCheckDigit(gtin);
        Gs1.requireSerial(elements.group(2), LONGEST_SERIAL);
        return "(01)" + gtin + "(21)" + elements.group(2);
    }
}
