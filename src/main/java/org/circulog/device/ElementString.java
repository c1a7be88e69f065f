package org.circulog.device;

import java.util.Locale;

/** Element strings of the GS1 General Specifications, application identifiers in brackets: {@code (01)…(21)…}. */
final class ElementString {

    private ElementString() {}

    /** Brings a GS1 Digital Link URI or an EPC URN into an element string; anything else is taken for one. */
    static String of(String value) {
        String text = PrintableAscii.of(value);
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.startsWith("https://") || lower.startsWith("http://")) {
            return DigitalLink.elementString(text);
        }
        if (lower.startsWith("urn:")) {
            return EpcUrn.elementString(text);
        }
        // No element has spaces; on labels they stand around the brackets and between groups of digits.
        return text.replace(" ", "");
    }
}
